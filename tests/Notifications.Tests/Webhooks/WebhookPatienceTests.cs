using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>When the three days allowed to a failing target start again.</summary>
public sealed class WebhookPatienceTests
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    [Fact]
    public async Task Target_ThatFailsAgainAfterASuccess_HasThreeMoreDays()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        receiver.Deliver = (context, _) => Receiver.Status(context, 503);
        await scene.RaiseAsync(1);
        await scene.BecomesAsync(id, webhook => webhook.Attempts == 1);
        receiver.Deliver = (context, _) => Receiver.Status(context, 200);
        scene.Platform.Clock.Move(TimeSpan.FromSeconds(5));
        await scene.BecomesAsync(id, webhook => webhook.Backlog == 0);
        receiver.Deliver = (context, _) => Receiver.Status(context, 503);
        scene.Platform.Clock.Move(GiveUpAfter);

        await scene.RaiseAsync(1);

        var failed = await scene.BecomesAsync(id, webhook => webhook.Attempts == 1);
        Assert.Equal(WebhookState.Active, failed.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Webhook_StartedAgainAfterItWasParked_HasThreeMoreDays(bool byReplay)
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Deliver = (context, _) => Receiver.Status(context, 503);
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.RaiseAsync(1);
        await scene.BecomesAsync(id, webhook => webhook.Attempts == 1);
        scene.Platform.Clock.Move(GiveUpAfter);
        await scene.BecomesAsync(id, webhook => webhook.State == WebhookState.Parked);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        if (byReplay)
            await webhooks.ReplayWebhookAsync(new() { Id = id });
        else
            await webhooks.ResumeWebhookAsync(new() { Id = id });

        await receiver.ArriveAsync(3);
        var failed = await scene.BecomesAsync(id, webhook => webhook.Attempts > 0);
        Assert.Equal((WebhookState.Active, 1), (failed.State, failed.Attempts));
        Assert.Null(failed.ParkedSince);
    }
}
