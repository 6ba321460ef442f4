namespace RegionalProviders.Reference;

/// <summary>The other end of a reorganisation: the council that came before or after.</summary>
/// <param name="CouncilId">The other council; see <see cref="CouncilDirectory.Find"/>.</param>
/// <param name="Name">Its short official name.</param>
/// <param name="On">The day on which the successor took over.</param>
public sealed record Succession(Guid CouncilId, string Name, DateOnly On);
