namespace RegionalProviders.Placements.Returns;

/// <summary>What is known of a window, a council and the world when rows are checked.</summary>
public sealed record ReturnContext
{
    /// <summary>The schema of the window: <see cref="ReturnSchemas.For"/>.</summary>
    public required ReturnSchema Schema { get; init; }

    /// <summary>The day that the return speaks of, usually 31 March: statutory codes and registrations are judged by it.</summary>
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
    /// Identifiers of children for whom the council has recorded a deprivation of liberty as authorised on the snapshot day; the
    /// set compares them. Held in memory.
    /// </summary>
    public IReadOnlySet<string> RecordedDols { get; init; } =
        System.Collections.Frozen.FrozenSet<string>.Empty;
}

/// <summary>A placement of last year's return.</summary>
/// <param name="Start">Its first day; null where last year's schema had none.</param>
/// <param name="IsOpen">Whether it still ran then.</param>
public sealed record LastYearPlacement(DateOnly? Start, bool IsOpen);

/// <summary>Last year's placements by identifier.</summary>
/// <param name="Placements">One an identifier; the identifier as filed.</param>
public sealed record LastYear(IReadOnlyDictionary<string, LastYearPlacement> Placements)
{
    /// <summary>Nothing was filed last year: continuity is not checked.</summary>
    public static LastYear None { get; } = new(new Dictionary<string, LastYearPlacement>());
}

/// <summary>Average weekly costs of the consortium, as its regional tables of last year say them.</summary>
/// <param name="Pence">Integer pence by code of the type of provision (<see cref="ReturnRow.ProvisionType"/>); a type that is absent is not checked.</param>
public sealed record AverageCosts(IReadOnlyDictionary<string, long> Pence)
{
    /// <summary>Nothing is known: costs are not compared.</summary>
    public static AverageCosts None { get; } = new(new Dictionary<string, long>());
}
