namespace RegionalProviders.Deadlines;

/// <summary>When a range such as "2 to 4 weeks" falls due.</summary>
/// <param name="Earliest">The lower end, in UTC: what to aim for.</param>
/// <param name="Latest">
/// The upper end, in UTC; anything later is overdue. Equal to <paramref name="Earliest"/> if there is no range.
/// </param>
public sealed record DueRange(DateTimeOffset Earliest, DateTimeOffset Latest);
