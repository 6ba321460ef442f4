using Microsoft.AspNetCore.Http;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookFailureTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Target_ThatHangs_HoldsUpNoOther()
    {
        // One slot for targets that answer, and one that the hanging target blocks for a while.
        await using var scene = await WebhookScene.OwnAsync(
            ("Notifications:Webhooks:AtOnce", "2"),
            ("Notifications:Webhooks:Timeout", "00:00:30")
        );
        await using var hanging = await Receiver.StartAsync();
        await using var good = await Receiver.StartAsync();
        hanging.Deliver = (context, _) => HangAsync(context);
        await scene.VerifiedAsync(hanging);
        await scene.VerifiedAsync(good);
        await scene.RaiseAsync(1);
        await hanging.ArriveAsync(1);

        await scene.RaiseAsync(4);

        await good.ArriveAsync(5);
        Assert.Single(hanging.Deliveries);
    }

    [Theory]
    [InlineData("hangs", WebhookFailure.TimedOut, 0)]
    [InlineData("hangs in the body", WebhookFailure.TimedOut, 0)]
    [InlineData("500", WebhookFailure.Status, 500)]
    [InlineData("404", WebhookFailure.Status, 404)]
    [InlineData("302", WebhookFailure.Status, 302)]
    [InlineData("308", WebhookFailure.Status, 308)]
    [InlineData("100 MB", WebhookFailure.TooLarge, 200)]
    [InlineData("long headers", WebhookFailure.TooLarge, 0)]
    [InlineData("closes", WebhookFailure.BrokenOff, 0)]
    [InlineData("closes in the body", WebhookFailure.BrokenOff, 0)]
    public async Task Target_ThatMisbehaves_IsTriedAgain(
        string behaviour,
        WebhookFailure failure,
        int status
    )
    {
        await using var scene = await WebhookScene.OwnAsync(
            ("Notifications:Webhooks:Timeout", "00:00:02")
        );
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        var misbehaviour = new Misbehaviour(elsewhere.Url);
        receiver.Deliver = (context, _) => misbehaviour.ShowAsync(behaviour, context);
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;

        await scene.RaiseAsync(1);

        var failed = await scene.BecomesAsync(id, webhook => webhook.Attempts == 1);
        Assert.Equal(WebhookState.Active, failed.State);
        Assert.Equal((failure, status), (failed.LastFailure, failed.LastStatus));
        Assert.Equal(1, failed.Backlog);
        Assert.InRange(
            failed.NextAttemptAt.ToDateTimeOffset() - failed.LastFailureAt.ToDateTimeOffset(),
            TimeSpan.FromSeconds(4),
            TimeSpan.FromSeconds(5)
        );
        Assert.Empty(elsewhere.Posts);
        receiver.Deliver = (context, _) => Receiver.Status(context, 200);
        scene.Platform.Clock.Move(TimeSpan.FromSeconds(5));
        var posts = await receiver.ArriveAsync(2);
        Assert.Equal(posts[0].Id, posts[1].Id);
        Assert.Equal(posts[0].Body, posts[1].Body);
        var well = await scene.BecomesAsync(id, webhook => webhook.Backlog == 0);
        Assert.Equal((0, failure), (well.Attempts, well.LastFailure));
        Assert.Null(well.NextAttemptAt);
    }

    [Fact]
    public async Task Target_ThatTurnsIntoAPrivateOne_IsNotConnectedTo()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var scene = await Scene.OwnAsync(
            ("Notifications:Webhooks:LookEvery", "00:00:00.050")
        );
        var registered = await scene.RegisterAsync("https://receiver.example/");
        // Its name resolved to a public address when it was verified, and resolves to this machine now.
        await scene.QueryAsync<int>(
            "update notifications.webhook set url = @Url, state = 'Active', verified_at = created_at",
            new { receiver.Url }
        );

        await scene.RaiseAsync(1);

        var failed = await scene.BecomesAsync(
            registered.Webhook.Id,
            webhook => webhook.Attempts == 1
        );
        Assert.Equal(WebhookFailure.Unreachable, failed.LastFailure);
        Assert.Empty(receiver.Posts);
    }

    [Fact]
    public async Task Target_ThatFailsForThreeDays_IsParkedUntilItIsReplayed()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Deliver = (context, _) => Receiver.Status(context, 503);
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.RaiseAsync(2);

        var failed = await scene.BecomesAsync(id, webhook => webhook.Attempts == 1);
        var first = failed.LastFailureAt.ToDateTimeOffset();
        for (var attempt = 1; attempt <= 11; attempt++)
        {
            failed = await scene.BecomesAsync(id, webhook => webhook.Attempts == attempt);
            var longest = Math.Min(5 * Math.Pow(2, attempt - 1), 3600);
            var pause =
                failed.NextAttemptAt.ToDateTimeOffset() - failed.LastFailureAt.ToDateTimeOffset();
            Assert.InRange(pause.TotalSeconds, longest * 0.8 - 0.01, longest + 0.01);
            scene.Platform.Clock.Move(
                failed.NextAttemptAt.ToDateTimeOffset() - scene.Platform.Clock.GetUtcNow()
            );
        }

        await scene.BecomesAsync(id, webhook => webhook.Attempts == 12);
        scene.Platform.Clock.Move(first.AddDays(3) - scene.Platform.Clock.GetUtcNow());
        var parked = await scene.BecomesAsync(id, webhook => webhook.State == WebhookState.Parked);
        Assert.NotNull(parked.ParkedSince);
        Assert.Null(parked.NextAttemptAt);
        Assert.Equal((13, 2), (parked.Attempts, parked.Backlog));
        Assert.Single(receiver.Deliveries.Select(post => post.Id).Distinct());

        receiver.Deliver = (context, _) => Receiver.Status(context, 200);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var replayed = await webhooks.ReplayWebhookAsync(
            new() { Id = id, AfterCursor = parked.Cursor }
        );

        Assert.Equal(WebhookState.Active, replayed.Webhook.State);
        await receiver.ArriveAsync(15);
        var well = await scene.BecomesAsync(id, webhook => webhook.Backlog == 0);
        Assert.Null(well.ParkedSince);
    }

    [Fact]
    public async Task Target_WithASecretThatTheConfigurationCannotRead_IsSentToOnceItCan()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        await scene.VerifiedAsync(receiver);
        await scene.QueryAsync<int>("update notifications.webhook set secret_key = 'of another'");
        await scene.RaiseAsync(1);
        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<bool>(
                    "select lease_until is not null from notifications.webhook_progress"
                ),
            held => held[0]
        );

        await scene.QueryAsync<int>(
            "update notifications.webhook set secret_key = @name",
            new { name = KeyName }
        );
        scene.Platform.Clock.Move(TimeSpan.FromMinutes(1));

        await receiver.ArriveAsync(1);
    }

    private static string KeyName { get; } =
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                System.Security.Cryptography.SHA256.HashData("test notifications"u8)
            )
        )[..16];

    internal static async Task HangAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(ended.SetResult);
        await ended.Task;
    }

    /// <summary>Ways in which a target can misbehave.</summary>
    private sealed class Misbehaviour(string elsewhere)
    {
        public Task ShowAsync(string behaviour, HttpContext context) =>
            behaviour switch
            {
                "hangs" => HangAsync(context),
                "hangs in the body" => InTheBodyAsync(context, HangAsync),
                "302" or "308" => RedirectAsync(behaviour, context),
                "100 MB" => HundredMegabytesAsync(context),
                "long headers" => LongHeadersAsync(context),
                "closes" => CloseAsync(context),
                "closes in the body" => InTheBodyAsync(context, CloseAsync),
                _ => Receiver.Status(context, int.Parse(behaviour, null)),
            };

        private static Task CloseAsync(HttpContext context)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        private static async Task InTheBodyAsync(HttpContext context, Func<HttpContext, Task> then)
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await then(context);
        }

        private static Task LongHeadersAsync(HttpContext context)
        {
            for (var i = 0; i < 50; i++)
                context.Response.Headers[$"x-{i}"] = new string('x', 1000);
            return Task.CompletedTask;
        }

        private Task RedirectAsync(string status, HttpContext context)
        {
            context.Response.Headers.Location = elsewhere;
            return Receiver.Status(context, int.Parse(status, null));
        }

        private static async Task HundredMegabytesAsync(HttpContext context)
        {
            var megabyte = new byte[Megabyte];
            for (var i = 0; i < 100 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.Body.WriteAsync(megabyte, context.RequestAborted);
        }
    }
}
