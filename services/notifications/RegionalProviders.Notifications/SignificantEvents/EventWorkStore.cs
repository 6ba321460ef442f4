using Microsoft.EntityFrameworkCore;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>Changes to the work of councils on significant events.</summary>
internal static class EventWorkStore
{
    /// <summary>
    /// Changes the work of the caller's council on an event, creating it on the first step, and returns the updated
    /// work. NOT_FOUND if the event does not exist or the caller may not see it.
    /// </summary>
    internal static async Task<EventWork> ChangeEventWorkAsync(
        this ServiceTransaction tx,
        Guid id,
        string etag,
        Action<EventWorkEntity> change
    )
    {
        await EventRow.ReadAsync(id, tx);
        // Of two concurrent steps the second sees the first, even if the work has not been created yet and there is no
        // row to lock.
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
