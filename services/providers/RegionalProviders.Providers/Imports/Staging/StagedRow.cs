using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>A row of a list with the data looked up for it: the values of one row of the staging table.</summary>
internal sealed class StagedRow
{
    private StagedRow(ListRow row)
    {
        Line = row.Place.Line;
        Urn = row.Urn;
        Problems.AddRange(row.Problems.Select(StagedProblem.Of));
        // A row that the reader left out as out of scope is not a problem: it contains nothing new.
        Outcome = row.Outcome switch
        {
            Lists.RowOutcome.Rejected => ImportOutcome.Rejected,
            Lists.RowOutcome.OutOfScope => ImportOutcome.Unchanged,
            _ => null,
        };
        if (row.Registration is not { } registration)
            return;
        Values = registration;
        Provision = Provision.Of(registration, row.Table.Kind);
        InScope = row.Table.Kind switch
        {
            Lists.ListKind.CqcDirectory or Lists.ListKind.CqcLocations => CqcScope.Has(
                registration
            ),
            // The register does not store conditions of registration.
            Lists.ListKind.OfstedCouncilConditions => false,
            _ => true,
        };
        if (row.Table.Kind == Lists.ListKind.OfstedCouncilConditions)
            Outcome = ImportOutcome.Unchanged;
        else if (row.Table.Kind == Lists.ListKind.OfstedCouncilPremises)
            SetPremisesKey();
    }

    public static StagedRow Of(ListRow row, Authorities authorities)
    {
        var staged = new StagedRow(row);
        if (staged.Values is not { } values || staged.Outcome is not null)
            return staged;

        staged.AuthorityId = authorities.Find(values, out var unknown);
        if (unknown is not null)
            staged.Problems.Add(StagedProblem.UnknownAuthority(unknown));
        staged.Inspections = [.. values.Inspections.Select(StagedInspection.Of)];
        if (staged.Inspections.Any(inspection => inspection is { IsUndated: true, Rank: not null }))
            staged.Problems.Add(StagedProblem.UndatedJudgement);
        return staged;
    }

    public int Line { get; }

    /// <summary>The registration number, even of a rejected row, as the registration is on the list all the same.</summary>
    public string? Urn { get; }

    public ImportOutcome? Outcome { get; private set; }
    public List<StagedProblem> Problems { get; } = [];
    public RegistrationRow? Values { get; }
    public Provision Provision { get; }
    public bool InScope { get; }
    public string ListKey { get; private set; } = "";
    public Guid? AuthorityId { get; private set; }
    public IReadOnlyList<StagedInspection> Inspections { get; private set; } = [];

    public V1.RegistrationStatus? Status =>
        Values?.Status is { } status ? ProtoEnums.Of(status) : null;

    /// <summary>First day of the status, if the list gives it.</summary>
    public DateOnly? StatusOn =>
        Values is { Status: { } status } values
        && values.StatusChanges.LastOrDefault(change => change.Status == status)
            is { Date: var date }
        && date != default
            ? date
            : null;

    public bool AddressWithheld => AddressCells.Any(cell => cell.Withheld);

    public string[]? AddressLines
    {
        get
        {
            var lines = new[] { Values!.AddressLine1, Values.AddressLine2, Values.AddressLine3 }
                .Select(cell => cell.Value)
                .OfType<string>()
                .ToArray();
            return lines.Length > 0 ? lines : null;
        }
    }

    public (double Latitude, double Longitude)? Coordinates =>
        Values switch
        {
            { Latitude: { } latitude, Longitude: { } longitude } => (latitude, longitude),
            // GIAS writes 0, 0 if it does not know the position.
            { Easting: > 0 and var easting, Northing: > 0 and var northing } => BritishGrid.ToWgs84(
                easting,
                northing
            ),
            _ => null,
        };

    public DateOnly? LastEventOn => Inspections.Max(inspection => inspection.InspectedOn);

    private IEnumerable<Cell> AddressCells =>
        Values is { } values
            ?
            [
                values.AddressLine1,
                values.AddressLine2,
                values.AddressLine3,
                values.Town,
                values.County,
                values.Postcode,
            ]
            : [];

    private void SetPremisesKey()
    {
        var parts = AddressCells.Select(cell => cell.Value).OfType<string>().Select(Text.Key);
        ListKey = string.Join('|', parts);
        if (ListKey.Length > 0)
            return;
        Problems.Add(StagedProblem.PremisesWithoutAddress);
        Outcome = ImportOutcome.Rejected;
    }
}
