using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>A rule with rows that break it and rows, as similar as possible, that do not.</summary>
/// <param name="Code">Rule.</param>
/// <param name="Failing">The last row breaks the rule.</param>
/// <param name="Passing">No row breaks it.</param>
/// <param name="Context">What the checker knows besides the rows.</param>
internal sealed record RuleCase(
    string Code,
    ReturnRow[] Failing,
    ReturnRow[] Passing,
    ReturnContext Context
);

internal static partial class RuleCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. Cells(),
        .. DatesAndCodes(),
        .. Providers(),
        .. Urns(),
        .. Costs(),
        .. CostsFiles(),
        .. AgesAndSettings(),
        .. AcrossRows(),
        .. Episodes(),
        .. EpisodeAges(),
        .. Sequences(),
    ];

    private static RuleCase Case(
        string code,
        ReturnRow failing,
        ReturnRow passing,
        ReturnContext? context = null
    ) => new(code, [failing], [passing], context ?? Context());

    private static RuleCase Many(string code, ReturnRow[] failing, ReturnRow[] passing) =>
        new(code, failing, passing, Context());

    private static ReturnContext Known(Func<Registration, Registration> change) =>
        Context(change(Home));

    private static ReturnRow Named(string name, string text)
    {
        var cells = Samples.Cells(Latest, ReturnKind.Census);
        cells[name] = text;
        return ReturnRow.FromCells(Latest, ReturnKind.Census, 2, cells);
    }

    private static ReturnRow FromFile(string extraCell)
    {
        var cells = Samples.Cells(Latest, ReturnKind.Census);
        var text = Csv([cells.Keys, cells.Values.Append(extraCell)]);
        return Reading.OfAsync(text).GetAwaiter().GetResult().Single();
    }

    private static IEnumerable<RuleCase> Cells() =>
        [
            Case("column.unknown", Named("Favourite colour", "blue"), Named("uasc status", "No")),
            Case("row.too_long", FromFile("shifted"), FromFile("")),
            Case("row.incomplete", CompletedEpisode((Gender, "")), CompletedEpisode()),
            Case("value.missing", Census((Organisation, "")), Census((Uasc, ""))),
            Case("value.missing", Episode((LegalStatus, "")), Episode((PlacementPostcode, ""))),
            Case("value.not_in_set", Census((Gender, "Unsure")), Census((Gender, "f1"))),
            Case("cell.formula", Census((Organisation, "=1+1")), Census((Organisation, "A=B"))),
            Case("cell.error", Census((Organisation, "#N/A")), Census((Organisation, "# N/A"))),
            Case("cell.error", Episode((End, "#REF!"), (EndReason, "E4A")), Episode((End, ""))),
            Case("cell.error", Census((TotalCost, "#VALUE!")), Census((TotalCost, "4100.50"))),
            Case(
                "cell.control_characters",
                Census((Organisation, "A\0B")),
                Census((Organisation, "A B"))
            ),
            Case(
                "cell.too_long",
                Census((Organisation, new string('x', 501))),
                Census((Organisation, new string('x', 500)))
            ),
            Case(
                "council.unknown",
                Census((PlacingAuthority, "Atlantis")),
                Census((PlacingAuthority, "Bolton Council"))
            ),
            Case(
                "council.other",
                Census((PlacingAuthority, "Bury")),
                Census((PlacingAuthority, Bolton))
            ),
        ];

    private static IEnumerable<RuleCase> DatesAndCodes() =>
        [
            Case(
                "placement.start_not_valid",
                Census((Start, "31/02/2024")),
                Census((Start, "29/02/2024"))
            ),
            Case(
                "placement.start_not_valid",
                Episode((Start, "06/31/2024")),
                Episode((Start, "2024-06-30"))
            ),
            Case("placement.end_not_valid", Episode((End, "soon")), Episode((End, "02/06/2024"))),
            Case(
                "placement.end_without_reason",
                Episode((End, "02/06/2024")),
                Episode((End, "02/06/2024"), (EndReason, "E4A"))
            ),
            Case(
                "placement.reason_without_end",
                Episode((EndReason, "E4A")),
                Episode((End, "02/06/2024"), (EndReason, "E4A"))
            ),
            Case(
                "placement.start_after_end",
                Episode((End, "31/05/2024")),
                Episode((End, "01/06/2024"))
            ),
            Case(
                "placement.start_in_future",
                Census((Start, "11/04/2026")),
                Census((Start, "10/04/2026"))
            ),
            Case(
                "code.new_episode_reason",
                Episode((NewEpisodeReason, "Q")),
                Episode((NewEpisodeReason, "S"))
            ),
            Case("code.legal_status", Episode((LegalStatus, "C9")), Episode((LegalStatus, "V2"))),
            Case("code.need", Episode((Need, "N9")), Episode((Need, "N8"))),
            Case(
                "code.placement_type",
                Episode((PlacementType, "H5")),
                Episode((PlacementType, "K3"))
            ),
            Case(
                "code.placement_type",
                Episode((PlacementType, "Z11")),
                Episode((PlacementType, "Z1")),
                Context() with
                {
                    Snapshot = new(2025, 3, 31),
                }
            ),
            Case(
                "code.placement_type",
                Episode((PlacementType, "K3")),
                Episode((PlacementType, "P2")),
                Context() with
                {
                    Snapshot = new(2024, 3, 31),
                }
            ),
            Case("code.provider", Episode((ProviderCode, "PR6")), Episode((ProviderCode, "PR5"))),
            Case("code.episode_end", Episode((EndReason, "E10")), Episode((EndReason, "E4A"))),
            Case(
                "code.change_reason",
                Episode((ChangeReason, "MOVED")),
                Episode((ChangeReason, "CARPL"))
            ),
        ];

    private static IEnumerable<RuleCase> Providers() =>
        [
            Case(
                "provider.missing",
                Episode((ProviderCode, "")),
                Episode((ProviderCode, ""), (PlacementType, "T1"))
            ),
            Case(
                "provider.not_expected",
                Episode((ProviderCode, "PR4"), (PlacementType, "T0")),
                Episode((ProviderCode, "PR4"), (PlacementType, "K2"))
            ),
            Case(
                "provider.not_expected",
                Episode((ProviderCode, "PR4"), (PlacementType, "Z11")),
                Episode((ProviderCode, ""), (PlacementType, "Z11"))
            ),
            Case(
                "provider.own_with_place",
                Episode((ProviderCode, "PR1"), (PlacementType, "R2")),
                Episode((ProviderCode, "PR1"), (PlacementType, "R1"))
            ),
            Case(
                "provider.other_council_with_place",
                Episode((ProviderCode, "PR2"), (PlacementType, "R5")),
                Episode((ProviderCode, "PR2"), (PlacementType, "K2"))
            ),
            Case(
                "provider.public_with_place",
                Episode((ProviderCode, "PR3"), (PlacementType, "U6")),
                Episode((ProviderCode, "PR3"), (PlacementType, "R2"))
            ),
            Case(
                "provider.private_with_place",
                Episode((ProviderCode, "PR4"), (PlacementType, "P1")),
                Episode((ProviderCode, "PR4"))
            ),
            Case(
                "provider.voluntary_with_place",
                Episode((ProviderCode, "PR5"), (PlacementType, "P1")),
                Episode((ProviderCode, "PR5"))
            ),
            Case(
                "provider.parents_with_place",
                Episode((ProviderCode, "PR0")),
                Episode((ProviderCode, "PR0"), (PlacementType, "P1"))
            ),
            Case(
                "provider.own_or_other_council",
                Episode((ProviderCode, "PR1")),
                Episode((ProviderCode, "PR2"))
            ),
            Case(
                "provider.own_or_other_council",
                Episode((ProviderCode, "PR2")),
                Episode((ProviderCode, "PR1")),
                Known(h => h with { HostCouncil = Bolton })
            ),
        ];
}
