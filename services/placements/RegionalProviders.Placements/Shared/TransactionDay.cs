using RegionalProviders.Deadlines;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Shared;

/// <summary>The date of a transaction.</summary>
internal static class TransactionDay
{
    /// <summary>Today in London, the same day as <c>placements.today()</c>.</summary>
    public static DateOnly Today(this ServiceTransaction tx) => LondonTime.DateOf(tx.Now);
}
