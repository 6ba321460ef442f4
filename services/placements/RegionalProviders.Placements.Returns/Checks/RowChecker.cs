namespace RegionalProviders.Placements.Returns;

/// <summary>Checks rows one by one, without regard to others. Holds nothing of them; safe to share between threads.</summary>
public sealed class RowChecker(ReturnContext context)
{
    private readonly RowKnowledge _knowledge = new(context);

    /// <summary>The findings of a row in the order of the catalogue's families; empty for a sound one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="registration">What the register has under <see cref="ReturnRow.Urn"/>; null if nothing, or if the row has no number.</param>
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
        return check.Findings;
    }
}
