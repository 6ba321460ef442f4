using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Data;

/// <summary>What a council wrote down about something, and nobody else reads: it is only ever added to.</summary>
internal interface IOwnEntry
{
    /// <summary>In the order in which entries were written.</summary>
    Guid Id { get; }
}

/// <summary>Lists of own entries.</summary>
internal static class OwnEntryPages
{
    /// <summary>A page of entries, newest first, whose one key is the id of the entry before.</summary>
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
