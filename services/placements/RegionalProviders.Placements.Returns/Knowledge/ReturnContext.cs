namespace RegionalProviders.Placements.Returns;

/// <summary>The window, council and reference data that rows are checked against.</summary>
public sealed record ReturnContext
{
    /// <summary>The schema of the window: <see cref="ReturnSchemas.For"/>.</summary>
    public required ReturnSchema Schema { get; init; }

    /// <summary>
    /// The snapshot date of the return, usually 31 March: statutory codes and registrations must be valid on it.
    /// </summary>
    public required DateOnly Snapshot { get; init; }

    /// <summary>Today in Europe/London.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>GSS code of the council that files the return.</summary>
    public required string PlacingCouncil { get; init; }

    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>The council's own return of last year.</summary>
    public LastYear LastYear { get; init; } = LastYear.None;

    /// <summary>The consortium's average costs, as published for last year.</summary>
    public AverageCosts AverageCosts { get; init; } = AverageCosts.None;

    /// <summary>
    /// Identifiers of children for whom the council has recorded a deprivation of liberty as authorised on the snapshot
    /// date, in a set that defines how they are compared. Kept in memory.
    /// </summary>
    public IReadOnlySet<string> RecordedDols { get; init; } =
        System.Collections.Frozen.FrozenSet<string>.Empty;
}

/// <summary>A placement in last year's return.</summary>
/// <param name="Start">Its first day; null if last year's schema had none.</param>
/// <param name="IsOpen">Whether it was still running at the time.</param>
public sealed record LastYearPlacement(DateOnly? Start, bool IsOpen);

/// <summary>Last year's placements by identifier.</summary>
/// <param name="Placements">One placement per identifier; the identifier is as filed.</param>
public sealed record LastYear(IReadOnlyDictionary<string, LastYearPlacement> Placements)
{
    /// <summary>Nothing was filed last year: continuity is not checked.</summary>
    public static LastYear None { get; } = new(new Dictionary<string, LastYearPlacement>());
}

/// <summary>Average weekly costs of the consortium, as published in its regional tables of last year.</summary>
/// <param name="Pence">
/// Integer pence by code of the type of provision (<see cref="ReturnRow.ProvisionType"/>); types that are missing are
/// not checked.
/// </param>
public sealed record AverageCosts(IReadOnlyDictionary<string, long> Pence)
{
    /// <summary>No averages are known: costs are not compared.</summary>
    public static AverageCosts None { get; } = new(new Dictionary<string, long>());
}
