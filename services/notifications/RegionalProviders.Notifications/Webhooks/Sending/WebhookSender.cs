using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>
/// Sends deliveries to webhooks: one at a time to each webhook, to many webhooks concurrently. Any number of replicas
/// share the work. If a replica is killed, its leases expire.
/// </summary>
internal sealed class WebhookSender(
    NotificationsDatabase database,
    WebhookDeliveries deliveries,
    WebhookHttp http,
    WebhookSecrets secrets,
    InboxNotifier notifier,
    IOptions<WebhookOptions> options,
    ILogger<WebhookSender> logger
) : BackgroundService
{
    // After this many deliveries other webhooks get their turn.
    private const int MaxDeliveriesPerTurn = 50;
    private readonly AsyncSignal ended = new();
    private readonly SemaphoreSlim slots = new(options.Value.AtOnce);
    private int sending;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Taken before looking for work, so that later signals complete them.
                var (delivered, done) = (notifier.Next, ended.Next);
                await slots.WaitAsync(stoppingToken);
                if (await TryLeaseAsync(stoppingToken) is { } lease)
                {
                    Interlocked.Increment(ref sending);
                    _ = SendAsync(lease, stoppingToken);
                    continue;
                }

                slots.Release();
                await Task.WhenAny(
                    delivered,
                    done,
                    Task.Delay(options.Value.LookEvery, database.Time, stoppingToken)
                );
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await EndedAsync();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        slots.Dispose();
        base.Dispose();
    }

    // Sends in progress release their leases before the process ends, so that another replica can continue immediately.
    private async Task EndedAsync()
    {
        while (true)
        {
            var next = ended.Next;
            if (Volatile.Read(ref sending) == 0)
                return;
            await next;
        }
    }

    private async Task<WebhookLease?> TryLeaseAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await deliveries.LeaseAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                exception,
                "Webhooks could not be looked for; the next look is in {Every}.",
                options.Value.LookEvery
            );
            return null;
        }
    }

    private async Task SendAsync(WebhookLease lease, CancellationToken stoppingToken)
    {
        try
        {
            if (await TakeTurnAsync(lease, stoppingToken))
                await deliveries.ReleaseAsync(lease);
        }
        catch (Exception exception)
        {
            await AbandonAsync(lease, exception, stoppingToken);
        }
        finally
        {
            slots.Release();
            Interlocked.Decrement(ref sending);
            ended.Send();
        }
    }

    /// <summary>Returns true if the lease is still held.</summary>
    private async Task<bool> TakeTurnAsync(WebhookLease lease, CancellationToken stoppingToken)
    {
        var began = database.Time.GetTimestamp();
        // A turn is limited by time too: a slow address gets no more time than one that does not respond.
        for (
            var sent = 0;
            sent < MaxDeliveriesPerTurn
                && database.Time.GetElapsedTime(began) < options.Value.Timeout;
            sent++
        )
        {
            if (await deliveries.NextAsync(lease, stoppingToken) is not { } due)
                return true;
            var now = database.Time.GetUtcNow();
            var answer = await http.PostAsync(
                new Uri(due.Url),
                new SignedMessage(
                    due.MessageId,
                    now,
                    WebhookBodies.Delivery(due),
                    due.Keys(secrets, now)
                ),
                stoppingToken
            );
            if (answer.Failure == WebhookFailure.Unspecified)
            {
                await deliveries.AcceptedAsync(lease, due);
                continue;
            }

            if (await deliveries.FailedAsync(lease, due, answer))
                logger.LogWarning(
                    "Webhook {Webhook} is parked: delivery {Cursor} failed for three days, at last as {Failure}.",
                    due.Id,
                    due.Seq,
                    answer.Failure
                );
            return false;
        }

        return true;
    }

    private async Task AbandonAsync(
        WebhookLease lease,
        Exception exception,
        CancellationToken stoppingToken
    )
    {
        if (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            logger.LogError(
                exception,
                "Sending to webhook {Webhook} was broken off; it is tried again when its lease ends.",
                lease.Webhook
            );
        else
            await TryReleaseAsync(lease);
    }

    private async Task TryReleaseAsync(WebhookLease lease)
    {
        try
        {
            await deliveries.ReleaseAsync(lease);
        }
        catch (Exception exception)
        {
            logger.LogWarning(
                exception,
                "Webhook {Webhook} is sent to again when its lease ends.",
                lease.Webhook
            );
        }
    }
}
