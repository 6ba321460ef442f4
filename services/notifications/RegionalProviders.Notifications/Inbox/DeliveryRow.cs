using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>A delivery as queries return it.</summary>
internal sealed record DeliveryRow
{
    public const string Columns =
        "seq, notice_id, version, change, affected, circulated_at, delivered_at, delivered_by";

    public long Seq { get; init; }
    public Guid NoticeId { get; init; }
    public int Version { get; init; }
    public NoticeChange Change { get; init; }
    public bool Affected { get; init; }
    public DateTimeOffset CirculatedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DeliveryRoute DeliveredBy { get; init; }

    /// <summary>Deliveries of the caller's council after a cursor, oldest first, with their notices and work.</summary>
    public static async Task<IReadOnlyList<Delivery>> ReadAsync(
        long after,
        bool unacknowledgedOnly,
        int limit,
        ServiceTransaction tx
    ) =>
        await FillAsync(
            await tx.QueryAsync<DeliveryRow>(
                $"""
                {Select} and seq > @after {(unacknowledgedOnly ? WorkRow.Outstanding : "")}
                order by seq limit @limit
                """,
                new { after, limit }
            ),
            tx
        );

    /// <summary>As <see cref="ReadAsync"/>, but deliveries that affect the council come first.</summary>
    /// <param name="place">Position of the last delivery of the previous page; null for the first page.</param>
    /// <param name="after">Only deliveries after this cursor.</param>
    /// <param name="unacknowledgedOnly">Only deliveries of notices not yet acknowledged.</param>
    /// <param name="limit">Maximum number of deliveries.</param>
    /// <param name="tx">The caller's transaction.</param>
    public static async Task<IReadOnlyList<Delivery>> ReadAffectedFirstAsync(
        (bool Affected, long Seq)? place,
        long after,
        bool unacknowledgedOnly,
        int limit,
        ServiceTransaction tx
    ) =>
        await FillAsync(
            await tx.QueryAsync<DeliveryRow>(
                $"""
                {Select} and seq > @after {(unacknowledgedOnly ? WorkRow.Outstanding : "")}
                    and (@Seq::bigint is null or affected = @Affected and seq > @Seq or affected < @Affected)
                order by affected desc, seq limit @limit
                """,
                new
                {
                    after,
                    place?.Affected,
                    place?.Seq,
                    limit,
                }
            ),
            tx
        );

    private const string Select = $"""
        select {Columns}
        from notifications.delivery d
        where council_id = (select notifications.tenant_id())
        """;

    private static async Task<IReadOnlyList<Delivery>> FillAsync(
        IReadOnlyList<DeliveryRow> rows,
        ServiceTransaction tx
    )
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.NoticeId).Distinct().ToArray();
        using var found = await tx.QueryMultipleAsync(
            $"""
            select {NoticeRow.Columns} from notifications.notice n join {NoticeRow.LastVersion} where n.id = any (@ids);
            select {WorkRow.Columns} from notifications.notice_work
            where council_id = (select notifications.tenant_id()) and notice_id = any (@ids);
            """,
            new { ids }
        );
        var notices = (await found.ReadAsync<NoticeRow>()).ToDictionary(notice => notice.Id);
        var work = (await found.ReadAsync<WorkRow>()).ToDictionary(each => each.NoticeId);
        return
        [
            .. rows.Select(row =>
                row.ToProto(
                    notices.GetValueOrDefault(row.NoticeId),
                    work.GetValueOrDefault(row.NoticeId)
                )
            ),
        ];
    }

    /// <summary>Records that deliveries reached the council, unless that was recorded before.</summary>
    public static Task MarkAsync(
        IReadOnlyList<Delivery> deliveries,
        DeliveryRoute route,
        ServiceTransaction tx
    )
    {
        var seqs = deliveries
            .Where(delivery => delivery.DeliveredAt is null)
            .Select(delivery => delivery.Cursor)
            .ToArray();
        return seqs is []
            ? Task.CompletedTask
            : tx.ExecuteAsync(
                """
                update notifications.delivery set delivered_at = @Now, delivered_by = @route
                where council_id = (select notifications.tenant_id()) and seq = any (@seqs) and delivered_at is null
                """,
                new
                {
                    seqs,
                    route = route.ToString(),
                    tx.Now,
                }
            );
    }

    /// <summary>
    /// Marks what a stream delivered before it was interrupted: a caller that resumes after a cursor has received
    /// everything up to it.
    /// </summary>
    public static Task MarkUpToAsync(long cursor, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update notifications.delivery set delivered_at = @Now, delivered_by = @route
            where council_id = (select notifications.tenant_id()) and seq <= @cursor and delivered_at is null
            """,
            new
            {
                cursor,
                route = nameof(DeliveryRoute.Stream),
                tx.Now,
            }
        );

    /// <summary>
    /// Refuses a cursor beyond the end of the inbox: after a restore of the platform, the caller would otherwise miss
    /// new deliveries up to its old cursor.
    /// </summary>
    public static async Task CheckCursorAsync(long after, ServiceTransaction tx)
    {
        if (after < 0)
            throw Fault.Invalid("after_cursor", "must not be negative; 0 means from the start.");
        var last = await tx.QuerySingleOrDefaultAsync<long>(
            "select last from notifications.inbox_counter where council_id = (select notifications.tenant_id())"
        );
        if (after > last)
            throw Fault.Invalid(
                "after_cursor",
                "must be the cursor of a delivery that the inbox has. Go on from the last that you find with ListDeliveries."
            );
    }

    /// <summary>The delivery with its notice, if the council may read it, and its work.</summary>
    public Delivery ToProto(NoticeRow? notice, WorkRow? work) =>
        new()
        {
            Cursor = Seq,
            NoticeId = NoticeId.ToString(),
            Version = Version,
            Change = Change,
            Affected = Affected,
            CirculatedAt = CirculatedAt.ToProto(),
            DeliveredAt = DeliveredAt.ToProto(),
            DeliveredBy = DeliveredBy,
            Work = work?.ToProto(),
            Notice = notice?.ToProto(),
        };
}
