using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace RegionalProviders.Persistence.Entities;

/// <summary>Pages of entities.</summary>
public static class EntityPages
{
    /// <summary>Reads the messages of a page, and the token of the next page; empty if this is the last.</summary>
    /// <param name="page">The page.</param>
    /// <param name="sorted">The sorted list, starting after the last row of the previous page.</param>
    /// <param name="keysOf">The sort keys of a row.</param>
    /// <param name="toMessage">Converts a row to its message.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    public static async Task<(IReadOnlyList<TMessage> Rows, string Next)> ReadAsync<TRow, TMessage>(
        this Page page,
        IQueryable<TRow> sorted,
        Func<TRow, string[]> keysOf,
        Func<TRow, TMessage> toMessage,
        CancellationToken cancellationToken
    )
        where TMessage : IMessage
    {
        ArgumentNullException.ThrowIfNull(page);
        var fetched = await sorted.Take(page.Fetch).ToListAsync(cancellationToken);
        var next = page.Cut(fetched, keysOf, toMessage, out var rows);
        return (rows, next);
    }
}
