using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>A rule with rows that break it and rows, as near as can be, that do not.</summary>
/// <param name="Code">Rule.</param>
/// <param name="Failing">The last row breaks the rule.</param>
/// <param name="Passing">No row breaks it.</param>
/// <param name="Context">What is known.</param>
internal sealed record RuleCase(
    string Code,
    ReturnRow[] Failing,
    ReturnRow[] Passing,
    ReturnContext Context
);

internal static class RuleCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. Cells(),
        .. DatesAndCodes(),
        .. Providers(),
        .. Urns(),
        .. Costs(),
        .. AgesAndSettings(),
        .. AcrossRows(),
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

    private static IEnumerable<RuleCase> Urns() =>
        [
            Case(
                "urn.missing",
                Census((EstablishmentUrn, "")),
                Census(
                    (EstablishmentUrn, ""),
                    (ReturnField.ProvisionType, "Fostering - Mainstream")
                )
            ),
            Case(
                "urn.missing",
                Census((EstablishmentUrn, "")),
                Census((EstablishmentUrn, ""), (RegistrationType, "CQC only"))
            ),
            Case(
                "urn.missing",
                Episode((EstablishmentUrn, "")),
                Episode((EstablishmentUrn, ""), (PlacementType, "T4"))
            ),
            Case(
                "urn.missing",
                Episode((EstablishmentUrn, "")),
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "EH1 1AA"))
            ),
            Case(
                "urn.not_expected",
                Census((ReturnField.ProvisionType, "Student accommodation")),
                Census((ReturnField.ProvisionType, "CQC"))
            ),
            Case(
                "urn.not_expected",
                Episode((PlacementType, "R1")),
                Episode((PlacementType, "R1"), (EstablishmentUrn, ""))
            ),
            Case(
                "urn.placeholder",
                Census((EstablishmentUrn, "xxxxxxx")),
                Census((EstablishmentUrn, "sc100001"))
            ),
            Case(
                "urn.unknown",
                Census((EstablishmentUrn, "SC999999")),
                Census(
                    (EstablishmentUrn, "SC999999"),
                    (RegistrationType, "Care Inspectorate Wales")
                )
            ),
            Case(
                "urn.unknown",
                Episode((EstablishmentUrn, "2599999")),
                Episode((EstablishmentUrn, "XXXXXXX"))
            ),
            Case(
                "urn.not_registered_at_start",
                Census(),
                Census((Start, "02/06/2019")),
                Known(h => h with { RegisteredOn = new(2019, 6, 2) })
            ),
            Case(
                "urn.not_registered_at_start",
                Census(),
                Census((Start, "31/05/2019")),
                Known(h => h with { WithdrawnOn = new(2019, 6, 1) })
            ),
            Case(
                "urn.not_registered_at_snapshot",
                Episode(),
                Episode((End, "31/03/2026")),
                Known(h => h with { WithdrawnOn = Snapshot })
            ),
            Case(
                "urn.not_registered_at_snapshot",
                Episode((End, "02/03/2026")),
                Episode((End, "01/03/2026")),
                Known(h => h with { WithdrawnOn = new(2026, 3, 1) })
            ),
            Case(
                "urn.type_mismatch",
                Census((ReturnField.ProvisionType, "Secure Welfare")),
                Census()
            ),
            Case(
                "urn.type_mismatch",
                Episode((PlacementType, "U4")),
                Episode((PlacementType, "R2"), (EstablishmentUrn, ""))
            ),
        ];

    private static IEnumerable<RuleCase> Costs() =>
        [
            Case("cost.missing", CompletedEpisode((TotalCost, "")), CompletedEpisode()),
            Case("cost.not_a_number", Census((HealthCost, "n/a")), Census((HealthCost, "100.00"))),
            Case("cost.negative", Census((HealthCost, "-0.01")), Census((HealthCost, "0"))),
            Case(
                "cost.too_precise",
                Census((HealthCost, "100.001")),
                Census((HealthCost, "100.01"))
            ),
            Case(
                "cost.parts_do_not_add_up",
                Census((HealthCost, "100.01")),
                Census((HealthCost, "100.01"), (TotalCost, "4100.51"))
            ),
            Case(
                "cost.unusual",
                Census((TotalCost, "4100.53")),
                Census((TotalCost, "4100.52")),
                Context() with
                {
                    MedianCosts = new(
                        new Dictionary<string, long> { ["residential_with_education"] = 136_684 }
                    ),
                }
            ),
        ];

    private static IEnumerable<RuleCase> AgesAndSettings()
    {
        const string supported = "Supported Accommodation - Category 4: Supported Lodgings";
        const string school = "Residential - 38 week Residential School/College";
        return
        [
            Case("age.not_valid", Census((Age, "twelve")), Census((Age, "0"))),
            Case(
                "age.supported_accommodation",
                Census((Age, "15"), (ReturnField.ProvisionType, supported)),
                Census((Age, "16"), (ReturnField.ProvisionType, supported))
            ),
            Case(
                "age.residential_school",
                Census((Age, "3"), (ReturnField.ProvisionType, school)),
                Census((Age, "4"), (ReturnField.ProvisionType, school))
            ),
            Case(
                "age.flag_contradicts",
                Census((Age, "18")),
                Census((Age, "18"), (LookedAfter, "Post 18"))
            ),
            Case("age.flag_contradicts", Census((LookedAfter, "Post 18")), Census((Age, "17"))),
            Case(
                "distance.reason_missing",
                Census(),
                Census((DistanceReason, "Legal reasons")),
                Known(h => h with { HostCouncil = Kent })
            ),
            Case(
                "distance.reason_missing",
                Census((DistanceReason, "Not applicable")),
                Census((DistanceReason, "Safeguarding requirement")),
                Known(h => h with { HostCouncil = Kent })
            ),
            Case(
                "setting.failing",
                Census(),
                Census((EstablishmentUrn, "XXXXXXX")),
                Known(h => h with { IsFailing = true })
            ),
            Case(
                "setting.restricted",
                Census(),
                Census((EstablishmentUrn, "XXXXXXX")),
                Known(h => h with { IsRestricted = true })
            ),
            Case(
                "placement.unregistered",
                Census((ReturnField.ProvisionType, "Unregistered (where it should be registered)")),
                Census()
            ),
            Case(
                "placement.unregistered",
                Census((RegistrationType, "Unregistered")),
                Census((RegistrationType, "Ofsted"))
            ),
            Case(
                "dols.no_record",
                Census((Dols, "DoLS (current)")),
                Census((Dols, "DoLS (current)"), (ReturnField.ProvisionType, "Secure Welfare"))
            ),
            Case(
                "dols.no_record",
                Census((Dols, "DoLS (current)"), (Identifier, "B-2")),
                Census((Dols, "DoLS (current)")),
                Context() with
                {
                    RecordedDols = new HashSet<string> { "B-1001" },
                }
            ),
        ];
    }

    private static IEnumerable<RuleCase> AcrossRows()
    {
        var lastYear = Context() with
        {
            LastYear = new(
                new Dictionary<string, LastYearPlacement>
                {
                    ["B-1001"] = new(new(2019, 6, 1), IsOpen: true),
                    ["B-0900"] = new(new(2019, 6, 1), IsOpen: false),
                }
            ),
        };
        return
        [
            Many(
                "identifier.duplicate",
                [Census(), Census((Identifier, "b-1001"))],
                [Census(), Census((Identifier, "B-1002"))]
            ),
            Many(
                "identifier.duplicate",
                [Episode(), Episode()],
                [Episode((End, "02/07/2024")), Episode((Start, "02/07/2024"))]
            ),
            Many(
                "placement.two_open",
                [Census(), Census((Start, "02/06/2019"))],
                [Census(), Census()]
            ),
            Many(
                "placement.two_open",
                [Episode(), Episode((Start, "02/07/2024"))],
                [Episode((End, "02/07/2024")), Episode((Start, "02/07/2024"))]
            ),
            Case("continuity.absent", Census((Identifier, "B-0900")), Census(), lastYear),
            Case("continuity.start_changed", Census((Start, "02/06/2019")), Census(), lastYear),
            new(
                "continuity.start_changed",
                [Episode()],
                [Episode(), Episode((Start, "01/06/2019"), (End, "01/06/2024"))],
                lastYear
            ),
        ];
    }
}
