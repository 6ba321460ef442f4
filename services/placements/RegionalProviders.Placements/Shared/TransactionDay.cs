using RegionalProviders.Deadlines;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Shared;

/// <summary>The day of a transaction.</summary>
internal static class TransactionDay
{
    /// <summary>Today in London, as <c>placements.today()</c> says it.</summary>
    public static DateOnly Today(this ServiceTransaction tx) => LondonTime.DateOf(tx.Now);
}
