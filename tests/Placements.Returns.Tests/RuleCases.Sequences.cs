using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Rules about the episodes of one child, one after the other.</summary>
internal static partial class RuleCases
{
    private static IEnumerable<RuleCase> Sequences() =>
        [
            .. Succession(),
            .. Changes(),
            .. PlacementSequences(),
            .. Durations(),
            .. ShortBreakSequences(),
        ];

    /// <summary>An episode in a home that ends on 1 September 2025 because the child moves.</summary>
    private static ReturnRow First(params (ReturnField, string)[] changes) =>
        Episode([(End, "01/09/2025"), (EndReason, "X1"), (ChangeReason, "CARPL"), .. changes]);

    /// <summary>The episode with foster carers that follows.</summary>
    private static ReturnRow Next(params (ReturnField, string)[] changes) =>
        Episode([(Start, "01/09/2025"), (PlacementType, "U6"), .. changes]);

    private static IEnumerable<RuleCase> Succession() =>
        [
            Many("episode.not_ended", [Next(), Episode()], [Next(), First()]),
            Many("episode.overlaps", [First(), Next((Start, "31/08/2025"))], [First(), Next()]),
            Many("episode.overlaps", [Next((Start, "31/08/2025")), First()], [Next(), First()]),
            Case(
                "episode.first_reason",
                Episode((Start, "01/04/2025")),
                Episode((Start, "31/03/2025"))
            ),
            Case(
                "episode.first_reason",
                Episode((Start, "01/04/2025")),
                Episode((Start, "01/04/2025"), (NewEpisodeReason, "S"))
            ),
            Many("episode.none_follows", [First()], [First(), Next()]),
            Many(
                "episode.none_follows",
                [First(), Next((Start, "02/09/2025"))],
                [First((EndReason, "E4A")), Next((Start, "02/09/2025"))]
            ),
            Many(
                "episode.one_follows",
                [First((EndReason, "E4A")), Next()],
                [First((EndReason, "E4A")), Next((Start, "02/09/2025"))]
            ),
            Many(
                "episode.started_at_end",
                [First(), Next((NewEpisodeReason, "S"))],
                [First(), Next((NewEpisodeReason, "S"), (Start, "02/09/2025"))]
            ),
            Many(
                "episode.not_started_again",
                [First((EndReason, "E4A")), Next((Start, "02/09/2025"))],
                [First((EndReason, "E4A")), Next((Start, "02/09/2025"), (NewEpisodeReason, "S"))]
            ),
            Many("episode.gap", [First(), Next((Start, "02/09/2025"))], [First(), Next()]),
            Many("episode.gap", [First(), Next((Start, "02/09/2025"))], [Episode(), Next()]),
            Many(
                "episode.after_last",
                [First((EndReason, "E15")), Next()],
                [First((EndReason, "E16")), Next()]
            ),
            Many(
                "adoption.episode_after",
                [First((EndReason, "E12")), Next()],
                [First((EndReason, "E13")), Next()]
            ),
            Many(
                "need.changed",
                [First(), Next((Need, "N2"))],
                [First((EndReason, "E4A")), Next((Need, "N2"))]
            ),
        ];

    private static IEnumerable<RuleCase> Changes() =>
        [
            Many(
                "change.legal_status_only",
                [First(), Status((LegalStatus, "C2"))],
                [First(), Status()]
            ),
            Many(
                "change.legal_status_only",
                [First(), Status((PlacementPostcode, "BL1 2BC"))],
                [First(), Status((PlacementPostcode, "bl12bb"))]
            ),
            Many(
                "change.placement_only",
                [First(), Next((PlacementType, "K2"))],
                [First(), Next((PlacementType, "K2"), (PlacementPostcode, "BL1 2BC"))]
            ),
            Many(
                "change.placement_only",
                [First(), Next((PlacementType, "K2"), (NewEpisodeReason, "T"))],
                [
                    First((PlacementPostcode, "")),
                    Next((PlacementType, "K2"), (PlacementPostcode, "")),
                ]
            ),
            Many("change.placement_only", [First(), Next((LegalStatus, "C1"))], [First(), Next()]),
            Many(
                "change.both",
                [First(), Next((NewEpisodeReason, "B"))],
                [First(), Next((NewEpisodeReason, "B"), (LegalStatus, "C1"))]
            ),
            Many(
                "change.both",
                [First(), Status((NewEpisodeReason, "U"))],
                [First(), Status((NewEpisodeReason, "U"), (EstablishmentUrn, "SC100002"))]
            ),
            Many(
                "change_reason.missing",
                [First((ChangeReason, "")), Next()],
                [First((ChangeReason, "")), Status()]
            ),
            Many(
                "change_reason.missing",
                [First((ChangeReason, "")), Next()],
                [First((ChangeReason, "")), Next((PlacementType, "T1"))]
            ),
            Many(
                "change_reason.not_expected",
                [First(), Next((PlacementType, "T1"))],
                [First((ChangeReason, "")), Next((PlacementType, "T1"))]
            ),
            Many(
                "change_reason.not_expected",
                [First((PlacementType, "T2")), Next((PlacementType, "T1"))],
                [First(), Next()]
            ),
        ];

    /// <summary>The same placement under another legal status.</summary>
    private static ReturnRow Status(params (ReturnField, string)[] changes) =>
        Next([(NewEpisodeReason, "L"), (LegalStatus, "C1"), (PlacementType, "K2"), .. changes]);

    private static IEnumerable<RuleCase> PlacementSequences()
    {
        var hospital = Next((PlacementType, "T1"), (End, "15/09/2025"), (EndReason, "X1"));
        return
        [
            Many(
                "temporary.no_return",
                [First(), hospital, Next((Start, "15/09/2025"))],
                [First(), hospital, Next((Start, "15/09/2025"), (PlacementType, "K2"))]
            ),
            Many(
                "temporary.no_return",
                [First(), hospital, Status((Start, "15/09/2025"))],
                [
                    First(),
                    Next((End, "15/09/2025"), (EndReason, "X1")),
                    Status((Start, "15/09/2025")),
                ]
            ),
            Many(
                "adoption.not_fostered_before",
                [First(), Next((PlacementType, "A3"))],
                [First((PlacementType, "U2")), Next((PlacementType, "A3"))]
            ),
            Many(
                "adoption.not_fostered_before",
                [First(), Next((PlacementType, "A5"))],
                [First(), Next((PlacementType, "A6"))]
            ),
            Many(
                "temporary.carer_holidays_too_many",
                [Holiday("01/05/2025"), Holiday("01/07/2025"), Holiday("30/04/2026")],
                [Holiday("01/05/2025"), Holiday("01/07/2025"), Holiday("01/05/2026")]
            ),
        ];
    }

    private static ReturnRow Holiday(string start) =>
        Episode((PlacementType, "T3"), (Start, start));

    private static IEnumerable<RuleCase> Durations() =>
        [
            Lasting("legal_status.police_protection_too_long", "L1", "05/05/2025", "04/05/2025"),
            Lasting("legal_status.emergency_order_too_long", "L2", "23/05/2025", "22/05/2025"),
            Lasting("legal_status.assessment_order_too_long", "L3", "09/05/2025", "08/05/2025"),
            Lasting("legal_status.police_custody_too_long", "J2", "23/05/2025", "22/05/2025"),
            Case(
                "legal_status.police_custody_too_long",
                Episode((LegalStatus, "J2"), (Start, "09/03/2026")),
                Episode((LegalStatus, "J2"), (Start, "10/03/2026"))
            ),
            Many(
                "legal_status.police_protection_too_long",
                [Under("L1", "01/05/2025", "03/05/2025"), Under("L1", "03/05/2025", "05/05/2025")],
                [Under("L1", "01/05/2025", "03/05/2025"), Under("L1", "04/05/2025", "06/05/2025")]
            ),
        ];

    private static RuleCase Lasting(string code, string status, string tooLong, string longest) =>
        Case(code, Under(status, "01/05/2025", tooLong), Under(status, "01/05/2025", longest));

    private static ReturnRow Under(string status, string start, string end) =>
        Episode((LegalStatus, status), (Start, start), (End, end));

    private static IEnumerable<RuleCase> ShortBreakSequences()
    {
        ReturnRow[] breaks =
        [
            Under("V3", "01/05/2025", "17/05/2025"),
            Under("V3", "01/06/2025", "17/06/2025"),
            Under("V3", "01/07/2025", "17/07/2025"),
            Under("V3", "01/08/2025", "17/08/2025"),
        ];
        return
        [
            Many(
                "short_break.too_many_days",
                [.. breaks, Under("V3", "01/09/2025", "13/09/2025")],
                [.. breaks, Under("V3", "01/09/2025", "12/09/2025")]
            ),
            Many(
                "short_break.too_many_days",
                [.. breaks, Under("V3", "20/03/2025", "13/04/2025")],
                [.. breaks, Under("V3", "20/03/2025", "12/04/2025")]
            ),
            Many(
                "short_break.two_kinds",
                [breaks[0], Under("V4", "01/06/2025", "17/06/2025")],
                [breaks[0], breaks[1]]
            ),
        ];
    }
}
