using Microsoft.EntityFrameworkCore;

namespace RegionalProviders.Persistence.Entities;

/// <summary>Pages of entities.</summary>
public static class EntityPages
{
    /// <summary>Reads the rows of a page, and the token of the next; empty where this is the last.</summary>
    /// <param name="page">The page.</param>
    /// <param name="sorted">The list from the first row after the page before, in its order.</param>
    /// <param name="keysOf">The sort keys of a row.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    public static async Task<(IReadOnlyList<T> Rows, string Next)> ReadAsync<T>(
        this Page page,
        IQueryable<T> sorted,
        Func<T, string[]> keysOf,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        var fetched = await sorted.Take(page.Fetch).ToListAsync(cancellationToken);
        var next = page.Next(fetched, keysOf, out var rows);
        return (rows, next);
    }
}
