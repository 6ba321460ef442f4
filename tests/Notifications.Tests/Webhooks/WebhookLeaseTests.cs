using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>
/// What a sender may still record after its lease has ended or the webhook was replayed or paused meanwhile, step by
/// step; the platform's own sender does not run.
/// </summary>
public sealed class WebhookLeaseTests
{
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromMinutes(1);
    private static readonly WebhookAnswer Failure = new(WebhookFailure.Status, 500, default);

    [Fact]
    public async Task Lease_ThatEnded_RecordsNothing()
    {
        await using var scene = await StillAsync();
        var (id, deliveries) = await WaitingAsync(scene);
        var (ended, due) = await BeginAsync(deliveries);
        Assert.Null(await deliveries.LeaseAsync(default));
        scene.Platform.Clock.Move(LeaseLasts);
        var (held, again) = await BeginAsync(deliveries);
        Assert.Equal(due.Seq, again.Seq);

        await deliveries.AcceptedAsync(ended, due);
        Assert.Equal(0, (await scene.ReadAsync(id)).Cursor);
        Assert.Null(await deliveries.NextAsync(ended, default));
        Assert.False(await deliveries.FailedAsync(ended, due, Failure));
        Assert.Equal(0, (await scene.ReadAsync(id)).Attempts);
        Assert.Null(await deliveries.LeaseAsync(default));

        await deliveries.AcceptedAsync(held, again);
        Assert.Equal(again.Seq, (await scene.ReadAsync(id)).Cursor);
    }

    [Fact]
    public async Task Replay_WhileADeliveryIsOnItsWay_IsNotUndoneByIt()
    {
        await using var scene = await StillAsync();
        var (id, deliveries) = await WaitingAsync(scene);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var (lease, due) = await BeginAsync(deliveries);
        await webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = 2 });

        await deliveries.AcceptedAsync(lease, due);

        Assert.Equal(2, (await scene.ReadAsync(id)).Cursor);
        await webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = 0 });
        due = (await deliveries.NextAsync(lease, default))!;
        Assert.Equal(1, due.Seq);
        await webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = 1 });
        await deliveries.FailedAsync(lease, due, Failure);
        var replayed = await scene.ReadAsync(id);
        Assert.Equal((1, 0), (replayed.Cursor, replayed.Attempts));
    }

    [Fact]
    public async Task Pause_InTheMiddleOfATurn_EndsIt()
    {
        await using var scene = await StillAsync();
        var (id, deliveries) = await WaitingAsync(scene);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var (lease, due) = await BeginAsync(deliveries);

        await webhooks.PauseWebhookAsync(new() { Id = id });

        await deliveries.AcceptedAsync(lease, due);
        Assert.Equal(1, (await scene.ReadAsync(id)).Cursor);
        Assert.Null(await deliveries.NextAsync(lease, default));
        scene.Platform.Clock.Move(TimeSpan.FromDays(3));
        var old = due with { FirstFailedAt = scene.Platform.Clock.GetUtcNow().AddDays(-3) };
        Assert.False(await deliveries.FailedAsync(lease, old, Failure));
        Assert.Equal(WebhookState.Paused, (await scene.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Delivery_ThatIsSentAgain_KeepsWhenItWasFirstDelivered()
    {
        await using var scene = await StillAsync();
        var (id, deliveries) = await WaitingAsync(scene);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var (lease, due) = await BeginAsync(deliveries);
        await deliveries.AcceptedAsync(lease, due);
        var first = await DeliveredAtAsync();
        await webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = 0 });
        scene.Platform.Clock.Move(TimeSpan.FromSeconds(30));

        await deliveries.AcceptedAsync(lease, (await deliveries.NextAsync(lease, default))!);

        Assert.Equal(1, (await scene.ReadAsync(id)).Cursor);
        Assert.Equal(first, await DeliveredAtAsync());

        async Task<DateTime> DeliveredAtAsync() =>
            (
                await scene.QueryAsync<DateTime>(
                    "select delivered_at from notifications.delivery where council_id = @council and seq = 1",
                    new { council = await scene.CouncilAsync(TestPrincipals.Bath) }
                )
            )[0];
    }

    [Theory]
    [InlineData("to_on", -1)]
    [InlineData("from_on", 1)]
    public async Task Delivery_ToACouncilThatIsNoMemberToday_ClassifiesItsOwnNoticesAlone(
        string end,
        int days
    )
    {
        await using var scene = await StillAsync();
        var (_, deliveries) = await WaitingAsync(scene);
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        await scene.QueryAsync<int>(
            $"update notifications.membership set {end} = @day where council_id = @council",
            new { day = Scene.Today.AddDays(days), council }
        );

        var (lease, due) = await BeginAsync(deliveries);

        Assert.Null(due.Urgent);
        Assert.Null(due.Matters);
        await scene.QueryAsync<int>(
            "update notifications.notice set issuing_council_id = @council",
            new { council }
        );
        due = (await deliveries.NextAsync(lease, default))!;
        Assert.False(due.Urgent);
        Assert.NotNull(due.Matters);
    }

    private static async Task<Scene> StillAsync()
    {
        var scene = await WebhookScene.OwnAsync();
        await scene
            .Platform.Services.GetRequiredService<WebhookSender>()
            .StopAsync(CancellationToken.None);
        return scene;
    }

    // An active webhook with two deliveries waiting for it.
    private static async Task<(string Id, WebhookDeliveries Deliveries)> WaitingAsync(Scene scene)
    {
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.RaiseAsync(2);
        return (id, scene.Platform.Services.GetRequiredService<WebhookDeliveries>());
    }

    private static async Task<(WebhookLease, DueDelivery)> BeginAsync(WebhookDeliveries deliveries)
    {
        var lease = await deliveries.LeaseAsync(default);
        Assert.NotNull(lease);
        var due = await deliveries.NextAsync(lease, default);
        Assert.NotNull(due);
        return (lease, due);
    }
}
