using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;

namespace RegionalProviders.Placements.Positions;

/// <summary>
/// Maintains the number of live placements of the transaction's council at a setting, and publishes every change.
/// </summary>
internal static class PositionCount
{
    /// <summary>
    /// Recounts after a placement or its end was recorded, and schedules another count if the start or end is in the
    /// future.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="changesOn">The day of the start or end; null if an end was removed.</param>
    /// <param name="tx">The transaction of the change, after the change was written.</param>
    public static async Task ChangedAsync(Guid setting, DateOnly? changesOn, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            """
            insert into placements.position_due (due_on, setting_id)
            select @changesOn::date, @setting where @changesOn::date > placements.today()
            on conflict do nothing
            """,
            new { changesOn, setting }
        );
        await CountAsync(setting, tx);
    }

    /// <summary>Recounts, and publishes the number if it has changed.</summary>
    public static async Task CountAsync(Guid setting, ServiceTransaction tx)
    {
        // A concurrent transaction that changes a placement here waits for this row, and its count then includes this
        // change.
        await tx.ExecuteAsync(
            """
            insert into placements.position (setting_id, live_count, as_of, version)
            values (@setting, 0, placements.today(), 0) on conflict do nothing;
            select from placements.position
            where tenant_id = placements.tenant_id() and setting_id = @setting for update;
            """,
            new { setting }
        );
        var changed = await tx.QuerySingleOrDefaultAsync<Row>(
            """
            update placements.position p
            set live_count = counted.live, as_of = counted.today, version = version + 1,
                live_since = case when counted.live > 0 then coalesce(p.live_since, counted.today) end
            from (
                select count(*)::int as live, (select placements.today()) as today from placements.agreement
                where tenant_id = (select placements.tenant_id()) and setting_id = @setting
                    and start_on <= (select placements.today())
                    and (ended_on is null or ended_on > (select placements.today()))
            ) counted
            where p.tenant_id = (select placements.tenant_id()) and p.setting_id = @setting
                and p.live_count <> counted.live
            returning p.tenant_id, p.live_count, p.as_of, p.version, p.live_since
            """,
            new { setting }
        );
        if (changed is null)
            return;
        await tx.PublishAsync(
            new PlacementPositionChanged(
                changed.TenantId,
                setting,
                changed.LiveCount,
                changed.AsOf,
                changed.Version,
                changed.LiveSince
            ),
            $"position:{changed.TenantId}:{setting}"
        );
    }

    private sealed record Row
    {
        public Guid TenantId { get; init; }
        public int LiveCount { get; init; }
        public DateOnly AsOf { get; init; }
        public long Version { get; init; }
        public DateOnly? LiveSince { get; init; }
    }
}
