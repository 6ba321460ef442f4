using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>
/// Leases each webhook to one sender at a time and records its progress. Written in SQL, as a webhook is claimed with
/// <c>skip locked</c> and its progress is updated several times per delivery. The clocks of two replicas must differ by
/// less than the duration of a lease minus the time that an address may take to respond.
/// </summary>
internal sealed class WebhookDeliveries(NotificationsDatabase database, RetrySchedule schedule)
{
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromMinutes(1);
    private readonly Principal principal = Principal.System(NotificationsModule.Name);

    /// <summary>Leases a webhook that has something to send now; null if there is none.</summary>
    public Task<WebhookLease?> LeaseAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var lease = Guid.CreateVersion7(tx.Now);
                var id = await tx.QuerySingleOrDefaultAsync<Guid?>(
                    """
                    update notifications.webhook_progress set lease_id = @lease, lease_until = @until
                    where webhook_id = (
                        select p.webhook_id
                        from notifications.webhook_progress p
                        join notifications.webhook w on w.id = p.webhook_id and w.state = 'Active'
                        where p.parked_since is null and p.next_at <= @Now
                            and (p.lease_until is null or p.lease_until <= @Now)
                            and exists (
                                select from notifications.delivery d
                                where d.council_id = p.council_id and d.seq > p.cursor)
                        order by p.next_at limit 1 for update of p skip locked)
                    returning webhook_id
                    """,
                    new
                    {
                        lease,
                        until = tx.Now + LeaseLasts,
                        tx.Now,
                    }
                );
                return id is { } webhook ? new WebhookLease(webhook, lease) : null;
            },
            cancellationToken
        );

    /// <summary>
    /// The next delivery; renews the lease. Null if there is none, or if the webhook or the lease is no longer active.
    /// </summary>
    public Task<DueDelivery?> NextAsync(WebhookLease lease, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            principal,
            tx =>
                tx.QuerySingleOrDefaultAsync<DueDelivery>(
                    """
                    with w as materialized (
                        -- Held, as by a council that pauses it: once that is answered nothing more is sent.
                        select * from notifications.webhook where id = @Webhook and state = 'Active' for share
                    ), leased as (
                        update notifications.webhook_progress p set lease_until = @until
                        from w
                        where p.webhook_id = w.id and p.lease_id = @Lease and p.parked_since is null
                        returning w.id, w.council_id, w.url, w.secret, w.secret_key, w.former_secret,
                            w.former_secret_key, w.former_until, p.cursor, p.replays, p.attempts, p.first_failed_at
                    )
                    select l.id, l.council_id, l.url, l.secret, l.secret_key, l.former_secret, l.former_secret_key,
                        l.former_until, l.replays, l.attempts, l.first_failed_at,
                        d.seq, d.notice_id, d.version, d.change, d.affected, d.circulated_at, n.urgent, n.matters
                    from leased l
                    join notifications.delivery d on d.council_id = l.council_id and d.seq > l.cursor
                    left join notifications.notice n on n.id = d.notice_id and (
                        n.issuing_council_id = l.council_id or exists (
                            select from notifications.members() m
                            where m.council_id = l.council_id and m.consortium_id = any (n.consortium_ids)))
                    order by d.seq limit 1
                    """,
                    new
                    {
                        lease.Webhook,
                        lease.Lease,
                        until = tx.Now + LeaseLasts,
                    }
                ),
            cancellationToken
        );

    /// <summary>
    /// Records that the address accepted a delivery, and advances the cursor unless the council has set it or resumed the
    /// webhook meanwhile.
    /// </summary>
    public Task AcceptedAsync(WebhookLease lease, DueDelivery due) =>
        database.InTransactionAsync(
            principal,
            tx =>
                tx.ExecuteAsync(
                    """
                    update notifications.webhook_progress set cursor = @Seq, attempts = 0, first_failed_at = null,
                        last_success_at = @Now, next_at = @Now
                    where webhook_id = @Webhook and lease_id = @Lease and replays = @Replays;
                    update notifications.delivery set delivered_at = @Now, delivered_by = @route
                    where council_id = @CouncilId and seq = @Seq and delivered_at is null;
                    """,
                    new
                    {
                        lease.Webhook,
                        lease.Lease,
                        due.Seq,
                        due.Replays,
                        due.CouncilId,
                        route = nameof(DeliveryRoute.Webhook),
                        tx.Now,
                    }
                ),
            CancellationToken.None
        );

    /// <summary>
    /// Records that the address did not accept a delivery, and releases the lease: the delivery will be retried, or the
    /// webhook is parked. Returns true if it was parked.
    /// </summary>
    public Task<bool> FailedAsync(WebhookLease lease, DueDelivery due, WebhookAnswer answer) =>
        database.InTransactionAsync(
            principal,
            async tx =>
            {
                var first = due.FirstFailedAt ?? tx.Now;
                var next = schedule.Next(due.Attempts + 1, first, tx.Now);
                var parked = await tx.QuerySingleOrDefaultAsync<bool>(
                    """
                    update notifications.webhook_progress p
                    set attempts = attempts + 1, first_failed_at = @first, last_failed_at = @Now,
                        last_failure = @failure, last_status = @Status, next_at = coalesce(@next, next_at),
                        parked_since = case when @next::timestamptz is null then @Now end
                    where webhook_id = @Webhook and lease_id = @Lease and replays = @Replays and parked_since is null
                        and exists (
                            select from notifications.webhook w where w.id = p.webhook_id and w.state = 'Active')
                    returning parked_since is not null
                    """,
                    new
                    {
                        lease.Webhook,
                        lease.Lease,
                        due.Replays,
                        first,
                        next,
                        failure = answer.Failure.ToString(),
                        answer.Status,
                        tx.Now,
                    }
                );
                await ReleaseAsync(lease, tx);
                return parked;
            },
            CancellationToken.None
        );

    /// <summary>Releases the lease.</summary>
    public Task ReleaseAsync(WebhookLease lease) =>
        database.InTransactionAsync(
            principal,
            tx => ReleaseAsync(lease, tx),
            CancellationToken.None
        );

    private static async Task ReleaseAsync(WebhookLease lease, ServiceTransaction tx) =>
        await tx.ExecuteAsync(
            """
            update notifications.webhook_progress set lease_id = null, lease_until = null
            where webhook_id = @Webhook and lease_id = @Lease
            """,
            new { lease.Webhook, lease.Lease }
        );
}

/// <summary>The right to send to a webhook.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Lease">Unique id of this lease.</param>
internal sealed record WebhookLease(Guid Webhook, Guid Lease);
