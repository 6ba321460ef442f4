using System.Data.Common;
using Dapper;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>
/// Reads for watches, each as its own council and in one round trip. One notice wakes all watches of a process, so the
/// number of concurrent reads is limited to leave connections for other calls.
/// </summary>
internal sealed class InboxReader(NotificationsDatabase database) : IDisposable
{
    private const int AtOnce = 8;

    private const string Mark = """
        update notifications.delivery set delivered_at = $2, delivered_by = $3
        where council_id = (select notifications.tenant_id()) and seq = any ($1) and delivered_at is null
        returning seq
        """;

    // Lateral joins start from the few deliveries; joining three independent lists would scan for each one.
    private static readonly string After = $"""
        select d.*, n.*, w.*
        from (
            select {DeliveryRow.Columns} from notifications.delivery
            where council_id = (select notifications.tenant_id()) and seq > $1 order by seq limit $2
        ) d
        left join lateral (
            select {NoticeRow.Columns} from notifications.notice n join {NoticeRow.LastVersion} where n.id = d.notice_id
        ) n on true
        left join lateral (
            select {WorkRow.Columns} from notifications.notice_work
            where council_id = (select notifications.tenant_id()) and notice_id = d.notice_id
        ) w on true
        order by d.seq
        """;

    private readonly SemaphoreSlim turns = new(AtOnce);

    /// <summary>
    /// The deliveries after a cursor, oldest first. In the same round trip, marks the deliveries sent before as having
    /// reached the council.
    /// </summary>
    public async Task<IReadOnlyList<Delivery>> ReadAsync(
        Principal principal,
        long after,
        int limit,
        long[] sent,
        CancellationToken ct
    )
    {
        var deliveries = new List<Delivery>();
        JoinedRow? joined = null;
        List<SqlStatement> statements =
        [
            new(
                After,
                [Argument.Of(after), Argument.Of(limit)],
                row => deliveries.Add((joined ??= new JoinedRow(row)).Read(row))
            ),
        ];
        if (sent.Length > 0)
            statements.Insert(0, Marked(sent));
        await turns.WaitAsync(ct);
        try
        {
            await database.ReadAsync(principal, statements, ct);
        }
        finally
        {
            turns.Release();
        }

        return deliveries;
    }

    /// <summary>Marks what was sent as having reached the council, even though the call has ended.</summary>
    public async Task MarkAsync(Principal principal, long[] sent)
    {
        if (sent.Length > 0)
            await database.ReadAsync(principal, [Marked(sent)], CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private SqlStatement Marked(long[] sent) =>
        new(
            Mark,
            [
                Argument.Of(sent),
                Argument.Of(database.Time.GetUtcNow()),
                Argument.Of(nameof(DeliveryRoute.Stream)),
            ],
            _ => { }
        );
}

/// <summary>Ordinals of the delivery, its notice and the work on it in a joined row.</summary>
internal sealed class JoinedRow
{
    private readonly int noticeAt;
    private readonly int workAt;
    private readonly Func<DbDataReader, DeliveryRow> delivery;
    private readonly Func<DbDataReader, NoticeRow> notice;
    private readonly Func<DbDataReader, WorkRow> work;

    public JoinedRow(DbDataReader row)
    {
        var names = Enumerable.Range(0, row.FieldCount).Select(row.GetName).ToList();
        noticeAt = names.IndexOf("id");
        workAt = names.LastIndexOf("notice_id");
        delivery = row.GetRowParser<DeliveryRow>(startIndex: 0, length: noticeAt);
        notice = row.GetRowParser<NoticeRow>(startIndex: noticeAt, length: workAt - noticeAt);
        work = row.GetRowParser<WorkRow>(startIndex: workAt, length: names.Count - workAt);
    }

    /// <summary>Reads a row; the notice is left out if the council may no longer read it.</summary>
    public Delivery Read(DbDataReader row) =>
        delivery(row)
            .ToProto(
                row.IsDBNull(noticeAt) ? null : notice(row),
                row.IsDBNull(workAt) ? null : work(row)
            );
}
