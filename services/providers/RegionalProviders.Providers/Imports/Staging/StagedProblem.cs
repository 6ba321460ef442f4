using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>A problem as stored; the SQL reads these property names.</summary>
internal sealed record StagedProblem(string Column, string Rule, string Message, bool Rejected)
{
    // An unknown spelling is shown so that it can be added to the table of names; no council's name is longer than this.
    private const int SpellingShown = 60;

    public static StagedProblem Of(Problem problem) =>
        new(
            problem.Column ?? "",
            problem.Rule.Code,
            problem.Place.Sheet is { } sheet
                ? $"Sheet '{sheet}': {problem.Message}"
                : problem.Message,
            problem.Rule.Rejects
        );

    public static StagedProblem UnknownAuthority(string spelling) =>
        new(
            "",
            "LOCAL_AUTHORITY_UNKNOWN",
            $"No council is known as '{(spelling.Length > SpellingShown ? spelling[..SpellingShown] : spelling)}'. The row was taken without its host authority; correct the spelling, or have it added to the council names.",
            false
        );

    public static StagedProblem UndatedJudgement { get; } =
        new(
            "",
            "INSPECTION_DATE_MISSING",
            "A judgement has no date that can be read. It stands as the latest one known, but is not in the inspection history; correct the date.",
            false
        );

    public static StagedProblem PremisesWithoutAddress { get; } =
        new(
            "",
            "PREMISES_WITHOUT_ADDRESS",
            "Premises without address cannot be told from others of the provider, so the setting was not taken. Fill the address in.",
            true
        );
}
