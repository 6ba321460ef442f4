using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookStateTests
{
    [Fact]
    public async Task Webhook_ThatIsPaused_StaysPausedUntilItIsResumed()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        await webhooks.PauseWebhookAsync(new() { Id = id });

        var replayed = await webhooks.ReplayWebhookAsync(new() { Id = id });
        scene.Platform.Clock.Move(TimeSpan.FromSeconds(5));
        var verified = await scene.VerifyAsync(id);

        Assert.Equal(WebhookState.Paused, replayed.Webhook.State);
        Assert.True(verified.Verified);
        Assert.Equal(WebhookState.Paused, verified.Webhook.State);
    }

    [Fact]
    public async Task Replay_AfterACursorThatTheInboxDoesNotHave_IsRefused()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        foreach (var cursor in new[] { -1, 1 })
            await PlatformAssert.FailsOnFieldAsync(
                "after_cursor",
                webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = cursor })
            );

        Assert.Equal(0, (await scene.ReadAsync(id)).Cursor);
    }

    [Fact]
    public async Task Register_TenAtTheSameTime_LeavesFive()
    {
        await using var scene = await WebhookScene.OwnAsync(
            ("Notifications:Webhooks:PerCouncil", $"{new WebhookOptions().PerCouncil}")
        );
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                {
                    try
                    {
                        await webhooks.RegisterWebhookAsync(WebhookScene.New());
                        return ErrorReason.Unspecified;
                    }
                    catch (PlatformException refused)
                    {
                        return refused.Reason;
                    }
                })
        );

        Assert.Equal(5, answers.Count(reason => reason == ErrorReason.Unspecified));
        Assert.Equal(5, answers.Count(reason => reason == ErrorReason.StateConflict));
    }
}
