using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Data;

/// <summary>An append-only entry that a council wrote about something and nobody else can read.</summary>
internal interface IOwnEntry
{
    /// <summary>Ids sort in the order in which entries were written.</summary>
    Guid Id { get; }
}

/// <summary>Queries for own entries.</summary>
internal static class OwnEntryPages
{
    /// <summary>
    /// A page of entries, newest first; the page token holds the id of the last entry of the previous page.
    /// </summary>
    public static async Task<IReadOnlyList<T>> PageAsync<T>(
        this IQueryable<T> entries,
        Page page,
        CancellationToken cancellationToken
    )
        where T : class, IOwnEntry
    {
        if (page.After?.Id(0) is { } before)
            entries = entries.Where(entry => entry.Id < before);
        return await entries
            .AsNoTracking()
            .OrderByDescending(entry => entry.Id)
            .Take(page.Fetch)
            .ToListAsync(cancellationToken);
    }
}
