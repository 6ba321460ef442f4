using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task Delivery_Always_CarriesIdsAndClassificationUnderASignature()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var registered = await scene.VerifiedAsync(receiver);

        var notice = await scene.RaiseAsync(each =>
        {
            each.Matters.Add(ProtocolMatter.PurchasingSuspended);
            each.Urgent = true;
        });

        var post = (await receiver.ArriveAsync(1))[0];
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        Assert.Equal(
            [
                "type",
                "webhookId",
                "councilId",
                "cursor",
                "noticeId",
                "version",
                "change",
                "affected",
                "urgent",
                "matters",
                "circulatedAt",
            ],
            post.Json.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(registered.Webhook.Id, post.Json.GetProperty("webhookId").GetString());
        Assert.Equal(council, post.Json.GetProperty("councilId").GetGuid());
        Assert.Equal(notice.Id, post.Json.GetProperty("noticeId").GetString());
        Assert.Equal(1, post.Json.GetProperty("version").GetInt32());
        Assert.Equal("NOTICE_CHANGE_ISSUED", post.Json.GetProperty("change").GetString());
        Assert.Equal(JsonValueKind.False, post.Json.GetProperty("affected").ValueKind);
        Assert.Equal(JsonValueKind.True, post.Json.GetProperty("urgent").ValueKind);
        Assert.Equal(
            "PROTOCOL_MATTER_PURCHASING_SUSPENDED",
            Assert.Single(post.Json.GetProperty("matters").EnumerateArray()).GetString()
        );
        Assert.Equal($"{council}:{post.Cursor}", post.Id);
        Assert.True(Signatures.AreGood(post, registered.Secret));
        var sent = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(post.Timestamp, CultureInfo.InvariantCulture)
        );
        Assert.InRange(
            scene.Platform.Clock.GetUtcNow() - sent,
            TimeSpan.FromSeconds(-1),
            TimeSpan.FromMinutes(2)
        );
        var state = await scene.BecomesAsync(registered.Webhook.Id, each => each.Backlog == 0);
        Assert.Equal(post.Cursor, state.Cursor);
        Assert.NotNull(state.LastSuccessAt);
        var delivery = Assert.Single(await scene.ArriveAsync(notice.Id, 1));
        Assert.Equal(DeliveryRoute.Webhook, delivery.DeliveredBy);
        Assert.NotNull(delivery.DeliveredAt);
    }

    [Fact]
    public async Task Deliveries_OfABurst_ComeInTheOrderOfTheInboxToEachWebhook()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var first = await Receiver.StartAsync();
        await using var second = await Receiver.StartAsync();
        await scene.VerifiedAsync(first);
        await scene.VerifiedAsync(second);

        var raised = await scene.RaiseAsync(12);

        foreach (var receiver in new[] { first, second })
        {
            var posts = await receiver.ArriveAsync(12);
            Assert.Equal(
                raised,
                posts.Select(post => post.Json.GetProperty("noticeId").GetString())
            );
            Assert.Equal(
                Enumerable.Range(0, 12).Select(n => posts[0].Cursor + n),
                posts.Select(post => post.Cursor)
            );
            Assert.Equal(1, receiver.MaxConcurrency);
        }

        Assert.Equal(
            first.Deliveries.Select(post => post.Id),
            second.Deliveries.Select(post => post.Id)
        );
    }

    [Fact]
    public async Task Deliveries_OfTwoReplicas_AreSentOnceAndInOrder()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        using var replica = ActivatorUtilities.CreateInstance<WebhookSender>(
            scene.Platform.Services
        );
        await replica.StartAsync(CancellationToken.None);
        await scene.VerifiedAsync(receiver);

        var raised = await scene.RaiseAsync(15);

        var posts = await receiver.ArriveAsync(15);
        await replica.StopAsync(CancellationToken.None);
        Assert.Equal(raised, posts.Select(post => post.Json.GetProperty("noticeId").GetString()));
        Assert.Equal(1, receiver.MaxConcurrency);
    }

    [Fact]
    public async Task Delivery_OfAReplicaThatWasKilled_IsSentWhenItsLeaseEnds()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.VerifiedAsync(other);
        // The lease that is left by a process that ended while it was sending.
        await scene.QueryAsync<int>(
            "update notifications.webhook_progress set lease_id = @id, lease_until = @until where webhook_id = @id",
            new { id = Guid.Parse(id), until = scene.Platform.Clock.GetUtcNow().AddMinutes(1) }
        );
        await scene.RaiseAsync(1);
        await other.ArriveAsync(1);
        Assert.Empty(receiver.Deliveries);

        scene.Platform.Clock.Move(TimeSpan.FromMinutes(1));

        await receiver.ArriveAsync(1);
    }

    [Fact]
    public async Task Webhook_RegisteredWithACursor_BeginsAfterIt()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var raised = await scene.RaiseAsync(3);
        var request = WebhookScene.New(receiver.Url);
        request.AfterCursor = 1;
        var administrator = await scene.AdministratorAsync();
        var registered = await administrator.Webhooks.RegisterWebhookAsync(request);
        Assert.Equal(2, registered.Webhook.Backlog);

        await scene.VerifyAsync(registered.Webhook.Id);

        var posts = await receiver.ArriveAsync(2);
        Assert.Equal(
            raised.Skip(1),
            posts.Select(post => post.Json.GetProperty("noticeId").GetString())
        );
        // A webhook that is registered later only gets new deliveries.
        await using var late = await Receiver.StartAsync();
        await scene.VerifiedAsync(late);
        var next = await scene.RaiseAsync(1);
        await late.ArriveAsync(1);
        Assert.Equal(
            next,
            late.Deliveries.Select(post => post.Json.GetProperty("noticeId").GetString())
        );
    }

    [Fact]
    public async Task Webhook_ThatIsPaused_IsSentToWhenItIsResumed()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.VerifiedAsync(other);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        await webhooks.PauseWebhookAsync(new() { Id = id });
        await scene.RaiseAsync(2);
        await other.ArriveAsync(2);
        Assert.Empty(receiver.Deliveries);
        var paused = await scene.ReadAsync(id);
        Assert.Equal((WebhookState.Paused, 2), (paused.State, paused.Backlog));

        await webhooks.ResumeWebhookAsync(new() { Id = id });

        await receiver.ArriveAsync(2);
    }

    [Fact]
    public async Task Webhook_ThatIsDeleted_IsSentNothing()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.VerifiedAsync(other);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        await webhooks.DeleteWebhookAsync(new() { Id = id });

        await scene.RaiseAsync(2);
        await other.ArriveAsync(2);
        Assert.Empty(receiver.Deliveries);
        Assert.Single((await webhooks.ListWebhooksAsync(new ListWebhooksRequest())).Webhooks);
    }

    [Fact]
    public async Task Webhook_ThatIsReplayed_SendsTheSameAgainUnderTheSameIds()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        await scene.RaiseAsync(3);
        await receiver.ArriveAsync(3);
        await scene.BecomesAsync(id, webhook => webhook.Backlog == 0);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        await webhooks.ReplayWebhookAsync(new() { Id = id, AfterCursor = 1 });

        var posts = await receiver.ArriveAsync(5);
        Assert.Equal(
            posts.Skip(1).Take(2).Select(post => post.Id),
            posts.Skip(3).Select(post => post.Id)
        );
        await scene.BecomesAsync(id, webhook => webhook.Cursor == 3);
    }

    [Fact]
    public async Task Secret_ThatWasRotated_IsSignedWithBesideTheNewOneForADay()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var registered = await scene.VerifiedAsync(receiver);
        var webhooks = (await scene.AdministratorAsync()).Webhooks;

        var rotated = await webhooks.RotateWebhookSecretAsync(new() { Id = registered.Webhook.Id });

        Assert.NotEqual(registered.Secret, rotated.Secret);
        Assert.NotNull(rotated.Webhook.FormerSecretUntil);
        await scene.RaiseAsync(1);
        var both = (await receiver.ArriveAsync(1))[0];
        Assert.True(Signatures.AreGood(both, registered.Secret, rotated.Secret));
        scene.Platform.Clock.Move(TimeSpan.FromHours(24));
        await scene.RaiseAsync(1);
        var one = (await receiver.ArriveAsync(2))[1];
        Assert.True(Signatures.AreGood(one, rotated.Secret));
        Assert.Null((await scene.ReadAsync(registered.Webhook.Id)).FormerSecretUntil);
    }

    [Fact]
    public async Task Delivery_ToACouncilThatHasLeft_DoesNotClassifyTheNotice()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        await webhooks.PauseWebhookAsync(new() { Id = id });
        await scene.RaiseAsync(1);
        // The council's membership ended yesterday.
        await scene.QueryAsync<int>(
            "update notifications.membership set to_on = @day where council_id = @council",
            new
            {
                day = Scene.Today.AddDays(-1),
                council = await scene.CouncilAsync(TestPrincipals.Bath),
            }
        );

        await webhooks.ResumeWebhookAsync(new() { Id = id });

        var post = (await receiver.ArriveAsync(1))[0];
        Assert.False(post.Json.TryGetProperty("matters", out _));
        Assert.False(post.Json.TryGetProperty("urgent", out _));
        Assert.True(post.Json.TryGetProperty("noticeId", out _));
    }
}
