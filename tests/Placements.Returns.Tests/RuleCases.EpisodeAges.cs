using static RegionalProviders.Placements.Returns.ReturnField;
using static RegionalProviders.Placements.Returns.Tests.Samples;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>
/// Rules of episodes to which the age on the day of the return, 31 March 2026, was added. Only certain breaches are
/// found: of a child that is 12 then, the tenth birthday lies between 1 April 2023 and 31 March 2024.
/// </summary>
internal static partial class RuleCases
{
    private static IEnumerable<RuleCase> EpisodeAges() =>
        [
            Case(
                "age.supported_accommodation",
                CompletedEpisode((PlacementType, "K3"), (Age, "16"), (Start, "31/03/2025")),
                CompletedEpisode((PlacementType, "K3"), (Age, "16"), (Start, "01/04/2025"))
            ),
            Case(
                "age.started_before_birth",
                CompletedEpisode((Age, "1"), (Start, "31/03/2024")),
                CompletedEpisode((Age, "1"), (Start, "01/04/2024"))
            ),
            Case(
                "age.started_as_adult",
                CompletedEpisode((Age, "18"), (NewEpisodeReason, "S"), (Start, "31/03/2026")),
                CompletedEpisode((Age, "18"), (NewEpisodeReason, "S"), (Start, "30/03/2026"))
            ),
            Case(
                "age.criminal_status",
                CompletedEpisode((LegalStatus, "J1"), (Start, "31/03/2023")),
                CompletedEpisode((LegalStatus, "J1"), (Start, "01/04/2023"))
            ),
            Case(
                "age.adult_looked_after",
                CompletedEpisode((Age, "18")),
                CompletedEpisode((Age, "18"), (LegalStatus, "V2"))
            ),
            Case(
                "age.adult_looked_after",
                CompletedEpisode((Age, "18")),
                CompletedEpisode((Age, "17"))
            ),
            Case(
                "age.custody",
                CompletedEpisode((PlacementType, "R5"), (Start, "31/03/2023")),
                CompletedEpisode((PlacementType, "R5"), (Start, "01/04/2023"))
            ),
            Case(
                "age.employment",
                CompletedEpisode((PlacementType, "P3"), (Age, "16"), (Start, "31/03/2023")),
                CompletedEpisode((PlacementType, "P3"), (Age, "16"), (Start, "01/04/2023"))
            ),
            Case(
                "age.adopted_as_adult",
                Left("E11", "18", "31/03/2026"),
                Left("E11", "18", "30/03/2026")
            ),
            Case("age.independent", Left("E5", "14", "31/03/2025"), Left("E5", "14", "01/04/2025")),
            Case(
                "age.adult_services",
                Left("E7", "16", "31/03/2025"),
                Left("E7", "16", "01/04/2025")
            ),
            Case(
                "age.guardianship_as_adult",
                Left("E47", "18", "01/04/2026"),
                Left("E47", "18", "31/03/2026")
            ),
            Case(
                "age.stayed_as_child",
                Left("E17", "18", "31/03/2025"),
                Left("E17", "18", "01/04/2025")
            ),
        ];

    private static ReturnRow Left(string reason, string age, string day) =>
        CompletedEpisode((EndReason, reason), (Age, age), (End, day));
}
