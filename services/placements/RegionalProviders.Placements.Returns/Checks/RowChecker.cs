namespace RegionalProviders.Placements.Returns;

/// <summary>
/// Checks single rows without comparing them with others. Keeps no row data; safe to share between threads.
/// </summary>
public sealed class RowChecker(ReturnContext context)
{
    private readonly RowKnowledge _knowledge = new(context);

    /// <summary>The findings of a row, in the catalogue's order of rule families; empty if there are none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="registration">
    /// The register's entry for <see cref="ReturnRow.Urn"/>; null if there is none, or if the row has no number.
    /// </param>
    public IReadOnlyList<Finding> Check(ReturnRow row, Registration? registration)
    {
        ArgumentNullException.ThrowIfNull(row);
        var check = new RowCheck(row, registration, _knowledge);
        CellChecks.Check(check);
        DateChecks.Check(check);
        CodeChecks.Check(check);
        ProviderChecks.Check(check);
        UrnChecks.Check(check);
        RegistrationChecks.Check(check);
        AuthorityChecks.Check(check);
        CostChecks.Check(check);
        AgeChecks.Check(check);
        SettingChecks.Check(check);
        EpisodeChecks.Check(check);
        return check.Findings;
    }
}
