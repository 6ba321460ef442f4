using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Cases that need the register, last year, or other rows.</summary>
internal static partial class RuleCases
{
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
                "urn.missing",
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "CH2 1AA")),
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "CH7 1AA"))
            ),
            Case(
                "urn.missing",
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "SY11AA")),
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "SY217AA"))
            ),
            Case(
                "urn.missing_at_border",
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "SY21 7AA")),
                Episode((EstablishmentUrn, ""), (PlacementPostcode, "TD1 1AA"))
            ),
            Case(
                "urn.missing_at_border",
                CompletedEpisode(
                    (EstablishmentUrn, ""),
                    (PlacementPostcode, "NP16 5AA"),
                    (RegistrationType, "")
                ),
                CompletedEpisode(
                    (EstablishmentUrn, ""),
                    (PlacementPostcode, "NP16 5AA"),
                    (RegistrationType, "Care Inspectorate Wales")
                )
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
                    AverageCosts = new(
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
