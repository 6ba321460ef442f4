using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Rules of the statutory return that one episode decides.</summary>
internal static partial class RuleCases
{
    private static IEnumerable<RuleCase> Episodes() =>
        [
            .. Periods(),
            .. LegalStatuses(),
            .. ShortBreaks(),
            .. TemporaryPlacements(),
            .. Permanence(),
            .. PostcodesOfEpisodes(),
        ];

    private static IEnumerable<RuleCase> Periods() =>
        [
            Case(
                "episode.start_too_early",
                Episode((Start, "13/10/1991")),
                Episode((Start, "14/10/1991"))
            ),
            Case(
                "episode.start_after_year",
                Episode((Start, "01/04/2026")),
                Episode((Start, "31/03/2026"))
            ),
            Case(
                "episode.start_after_year",
                Episode((Start, "01/04/2026")),
                Episode((Start, "31/03/2026")),
                Context() with
                {
                    Snapshot = new(2026, 3, 1),
                }
            ),
            Case(
                "episode.end_after_year",
                Episode((End, "01/04/2026")),
                Episode((End, "31/03/2026"))
            ),
            Case(
                "episode.within_a_day",
                Episode((End, "01/06/2024")),
                Episode((End, "02/06/2024"))
            ),
        ];

    private static IEnumerable<RuleCase> LegalStatuses() =>
        [
            Case(
                "legal_status.with_parents",
                Episode((LegalStatus, "V2"), (PlacementType, "P1")),
                Episode((LegalStatus, "C2"), (PlacementType, "P1"))
            ),
            Case(
                "legal_status.freeing_order_too_late",
                Episode((LegalStatus, "D1"), (Start, "01/01/2006")),
                Episode((LegalStatus, "D1"), (Start, "31/12/2005"))
            ),
            Case(
                "legal_status.placement_order_too_early",
                Episode((LegalStatus, "E1"), (Start, "30/11/2005")),
                Episode((LegalStatus, "E1"), (Start, "01/12/2005"))
            ),
            Case(
                "legal_status.freeing_order_open",
                Episode((LegalStatus, "D1")),
                Episode((LegalStatus, "D1"), (End, "02/06/2024"), (EndReason, "E4A"))
            ),
        ];

    private static IEnumerable<RuleCase> ShortBreaks() =>
        [
            Case(
                "short_break.setting_not_expected",
                Episode((LegalStatus, "V3"), (PlacementPostcode, "")),
                Episode((LegalStatus, "V3"), (PlacementPostcode, ""), (EstablishmentUrn, ""))
            ),
            Case(
                "short_break.setting_not_expected",
                Episode((LegalStatus, "V4"), (EstablishmentUrn, "")),
                Episode((LegalStatus, "V2"), (EstablishmentUrn, ""))
            ),
            Case(
                "urn.missing",
                Episode((LegalStatus, "V2"), (EstablishmentUrn, "")),
                Episode((LegalStatus, "V3"), (EstablishmentUrn, ""))
            ),
            Case(
                "short_break.postcode_not_expected",
                Episode((LegalStatus, "V4"), (PlacementPostcode, "")),
                Episode((LegalStatus, "V4"), (PlacementPostcode, ""), (HomePostcode, ""))
            ),
            Case(
                "short_break.postcode_not_expected",
                Episode((LegalStatus, "V3"), (HomePostcode, "")),
                Episode((LegalStatus, "V2"), (HomePostcode, ""))
            ),
            Case(
                "short_break.temporary",
                Episode((LegalStatus, "V3"), (PlacementType, "T4")),
                Episode((LegalStatus, "V2"), (PlacementType, "T4"))
            ),
            Case(
                "short_break.long_term",
                Episode((LegalStatus, "V4"), (PlacementType, "U1")),
                Episode((LegalStatus, "V4"), (PlacementType, "U6"))
            ),
            Case(
                "short_break.changed",
                Episode((LegalStatus, "V3")),
                Episode((LegalStatus, "V3"), (NewEpisodeReason, "S"))
            ),
            Case(
                "short_break.too_long",
                Episode((LegalStatus, "V3"), (End, "19/06/2024")),
                Episode((LegalStatus, "V3"), (End, "18/06/2024"))
            ),
            Case(
                "short_break.too_long",
                Episode((LegalStatus, "V3"), (Start, "13/03/2026")),
                Episode((LegalStatus, "V3"), (Start, "14/03/2026"))
            ),
        ];

    private static IEnumerable<RuleCase> TemporaryPlacements() =>
        [
            Case(
                "temporary.new_episode_reason",
                Episode((PlacementType, "T1"), (NewEpisodeReason, "S")),
                Episode((PlacementType, "T1"), (NewEpisodeReason, "B"))
            ),
            Case(
                "temporary.ends_care",
                Episode((PlacementType, "T1"), (End, "02/06/2024"), (EndReason, "E4A")),
                Episode((PlacementType, "T1"), (End, "02/06/2024"), (EndReason, "X1"))
            ),
            Case(
                "temporary.hospital_too_long",
                Episode((PlacementType, "T1"), (End, "14/07/2024")),
                Episode((PlacementType, "T1"), (End, "13/07/2024"))
            ),
            Case(
                "temporary.carer_holiday_too_long",
                Episode((PlacementType, "T3"), (End, "23/06/2024")),
                Episode((PlacementType, "T3"), (End, "22/06/2024"))
            ),
            Case(
                "temporary.unspecified_too_long",
                Episode((PlacementType, "T4"), (End, "09/06/2024")),
                Episode((PlacementType, "T4"), (End, "08/06/2024"))
            ),
            Case(
                "change_reason.not_expected",
                Episode((PlacementType, "T1"), (ChangeReason, "CARPL")),
                Episode((PlacementType, "K2"), (ChangeReason, "CARPL"))
            ),
        ];

    private static IEnumerable<RuleCase> Permanence() =>
        [
            Case(
                "adoption.new_episode_reason",
                Episode((PlacementType, "A3")),
                Episode((PlacementType, "A3"), (NewEpisodeReason, "T"))
            ),
            Case(
                "adoption.new_episode_reason",
                Episode((PlacementType, "A5"), (Start, "01/04/2015")),
                Episode((PlacementType, "A5"), (Start, "31/03/2015"))
            ),
            Case(
                "adoption.not_placed",
                Episode((End, "02/06/2024"), (EndReason, "E11")),
                Episode((End, "02/06/2024"), (EndReason, "E11"), (PlacementType, "A4"))
            ),
            Case(
                "adoption.no_placement_order",
                Episode((PlacementType, "A6")),
                Episode((PlacementType, "A6"), (LegalStatus, "E1"))
            ),
            Case(
                "guardianship.not_fostered",
                Episode((End, "02/06/2024"), (EndReason, "E45")),
                Episode((End, "02/06/2024"), (EndReason, "E45"), (PlacementType, "U3"))
            ),
        ];

    private static IEnumerable<RuleCase> PostcodesOfEpisodes() =>
        [
            Case(
                "postcode.missing",
                CompletedEpisode((PlacementPostcode, "")),
                CompletedEpisode((PlacementPostcode, ""), (Uasc, "Yes"))
            ),
            Case(
                "postcode.missing",
                Episode((HomePostcode, "")),
                Episode((HomePostcode, ""), (LegalStatus, "V4"))
            ),
            Case(
                "postcode.not_valid",
                Episode((PlacementPostcode, "M1 1A")),
                Episode((PlacementPostcode, "m11ae"))
            ),
            Case(
                "postcode.not_valid",
                Episode((HomePostcode, "Bolton")),
                Episode((HomePostcode, "BL1"))
            ),
            Case(
                "postcode.same",
                Episode((PlacementPostcode, "bl11aa")),
                Episode((PlacementPostcode, "bl11aa"), (PlacementType, "P1"))
            ),
            Case(
                "postcode.same",
                Episode((PlacementPostcode, "BL1 1AA")),
                Episode((PlacementPostcode, "BL1"), (HomePostcode, "BL1"))
            ),
        ];
}
