namespace RegionalProviders.Deadlines;

/// <summary>A bank holiday as it is kept in one nation.</summary>
/// <param name="Date">The day on which it is kept.</param>
/// <param name="Name">What it is called, such as <c>Good Friday</c>.</param>
/// <param name="IsSubstitute">Whether the day stands in for one that falls on a weekend.</param>
public sealed record BankHoliday(DateOnly Date, string Name, bool IsSubstitute = false);
