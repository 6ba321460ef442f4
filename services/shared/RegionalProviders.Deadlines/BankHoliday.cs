namespace RegionalProviders.Deadlines;

/// <summary>A bank holiday as observed in one nation.</summary>
/// <param name="Date">The day on which it is observed.</param>
/// <param name="Name">Its name, such as <c>Good Friday</c>.</param>
/// <param name="IsSubstitute">Whether the day stands in for one that falls on a weekend.</param>
public sealed record BankHoliday(DateOnly Date, string Name, bool IsSubstitute = false);
