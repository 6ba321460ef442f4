using Microsoft.EntityFrameworkCore;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>The work of councils on significant events as RPCs change it.</summary>
internal static class EventWorkStore
{
    /// <summary>
    /// Changes the work of the caller's council on an event, and returns it as it then is; the first step begins it.
    /// NOT_FOUND where the caller may not know of the event.
    /// </summary>
    internal static async Task<EventWork> ChangeEventWorkAsync(
        this ServiceTransaction tx,
        Guid id,
        string etag,
        Action<EventWorkEntity> change
    )
    {
        await EventRow.ReadAsync(id, tx);
        // Of two who take a step at the same moment the second sees the first, also where neither has begun the work.
        await tx.LockAsync($"notifications.event_work.{tx.Principal.CouncilId}.{id}");
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        var work = await db.EventWork.SingleOrDefaultAsync(
            each => each.EventId == id,
            tx.CancellationToken
        );
        Etag.Check(etag, work?.Version ?? 0);
        if (work is null)
            db.Add(work = new EventWorkEntity(id));
        change(work);
        return (await EventRow.ReadAsync(id, tx)).ToWork(tx);
    }
}
