using System.Text;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class RegisterWebhookTests
{
    [Fact]
    public async Task Webhooks_OfACouncil_AreNobodyElses()
    {
        var scene = await WebhookScene.SetAsync();
        var webhook = (await scene.RegisterAsync("https://receiver.example/")).Webhook;
        var leeds = (await scene.AdministratorAsync(TestPrincipals.Leeds)).Webhooks;
        var bristol = (await scene.AdministratorAsync(TestPrincipals.Bristol)).Webhooks;
        var provider = await scene.People.ProviderAsync(Guid.NewGuid().ToString());
        var coordinator = await scene.People.CoordinatorAsync();
        var officer = await scene.OfficerAsync(TestPrincipals.Bath);

        foreach (var other in new[] { leeds, bristol })
        {
            Assert.Empty((await other.ListWebhooksAsync(new ListWebhooksRequest())).Webhooks);
            await NotFoundAsync(() => other.GetWebhookAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.VerifyWebhookAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.RotateWebhookSecretAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.PauseWebhookAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.ResumeWebhookAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.ReplayWebhookAsync(new() { Id = webhook.Id }));
            await NotFoundAsync(() => other.DeleteWebhookAsync(new() { Id = webhook.Id }));
        }

        foreach (var denied in new[] { provider, coordinator, officer })
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                denied.Webhooks.ListWebhooksAsync(new ListWebhooksRequest())
            );
    }

    [Fact]
    public async Task Register_WithWhatIsWrong_NamesEachField()
    {
        await using var scene = await Scene.OwnAsync();
        var administrator = await scene.AdministratorAsync();
        var request = WebhookScene.New("https://127.0.0.1/");
        request.Label = " ";

        var refused = await Assert.ThrowsAsync<PlatformException>(async () =>
            await administrator.Webhooks.RegisterWebhookAsync(request)
        );

        Assert.Equal(["label", "url"], refused.FieldViolations.Select(each => each.Field).Order());
        request = WebhookScene.New();
        request.AfterCursor = 1_000_000;
        refused = await Assert.ThrowsAsync<PlatformException>(async () =>
            await administrator.Webhooks.RegisterWebhookAsync(request)
        );
        Assert.Equal("after_cursor", Assert.Single(refused.FieldViolations).Field);
    }

    [Fact]
    public async Task Register_Repeated_GivesTheSameWebhookWithoutTheSecret()
    {
        var scene = await WebhookScene.SetAsync();
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var request = WebhookScene.New();

        var first = await webhooks.RegisterWebhookAsync(request);
        var second = await webhooks.RegisterWebhookAsync(request);

        Assert.Equal(WebhookState.Pending, first.Webhook.State);
        Assert.StartsWith("whsec_", first.Secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(first.Secret[6..]).Length);
        Assert.Equal(first.Webhook, second.Webhook);
        Assert.Equal("", second.Secret);
        var other = await webhooks.RegisterWebhookAsync(WebhookScene.New());
        Assert.NotEqual(first.Secret, other.Secret);
    }

    [Fact]
    public async Task Secret_Never_IsStoredInClear()
    {
        var scene = await WebhookScene.SetAsync();
        var registered = await scene.RegisterAsync("https://receiver.example/");
        var secret = Convert.FromBase64String(registered.Secret[6..]);

        var stored = await scene.QueryAsync<byte[]>(
            """
            select secret from notifications.webhook where id = @id
            union all select response from notifications.idempotency where response is not null
            """,
            new { id = Guid.Parse(registered.Webhook.Id) }
        );

        Assert.True(stored.Count > 1);
        Assert.All(
            stored,
            each =>
            {
                Assert.True(each.AsSpan().IndexOf(secret) < 0);
                Assert.True(each.AsSpan().IndexOf(Encoding.UTF8.GetBytes(registered.Secret)) < 0);
            }
        );
    }

    [Fact]
    public async Task Register_BeyondFive_IsRefusedUntilOneIsDeleted()
    {
        await using var scene = await WebhookScene.OwnAsync(
            ("Notifications:Webhooks:PerCouncil", $"{new WebhookOptions().PerCouncil}")
        );
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var first = await webhooks.RegisterWebhookAsync(WebhookScene.New());
        for (var i = 0; i < 4; i++)
            await webhooks.RegisterWebhookAsync(WebhookScene.New());

        await ConflictAsync(() => webhooks.RegisterWebhookAsync(WebhookScene.New()));

        await webhooks.DeleteWebhookAsync(new() { Id = first.Webhook.Id });
        await webhooks.RegisterWebhookAsync(WebhookScene.New());
        var listed = await webhooks.ListWebhooksAsync(new ListWebhooksRequest { PageSize = 3 });
        Assert.Equal(3, listed.Webhooks.Count);
        var rest = await webhooks.ListWebhooksAsync(
            new ListWebhooksRequest { PageSize = 3, PageToken = listed.NextPageToken }
        );
        Assert.Equal(2, rest.Webhooks.Count);
        Assert.Equal("", rest.NextPageToken);
        // Another council has its own five.
        var bristol = await scene.AdministratorAsync(TestPrincipals.Bristol);
        await bristol.Webhooks.RegisterWebhookAsync(WebhookScene.New());
    }

    [Fact]
    public async Task Webhook_ThatIsNotVerified_IsNotSentTo()
    {
        var scene = await WebhookScene.SetAsync();
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var id = (await scene.RegisterAsync("https://receiver.example/")).Webhook.Id;

        await ConflictAsync(() => webhooks.PauseWebhookAsync(new() { Id = id }));
        await ConflictAsync(() => webhooks.ResumeWebhookAsync(new() { Id = id }));
        await ConflictAsync(() => webhooks.ReplayWebhookAsync(new() { Id = id }));
    }

    [Fact]
    public async Task Webhook_ChangedSinceItWasRead_IsNotChanged()
    {
        var scene = await WebhookScene.SetAsync();
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var read = (await scene.RegisterAsync("https://receiver.example/")).Webhook;
        var rotated = await webhooks.RotateWebhookSecretAsync(
            new() { Id = read.Id, Etag = read.Etag }
        );

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            webhooks.DeleteWebhookAsync(new() { Id = read.Id, Etag = read.Etag })
        );
        await webhooks.DeleteWebhookAsync(new() { Id = read.Id, Etag = rotated.Webhook.Etag });
        await NotFoundAsync(() => webhooks.GetWebhookAsync(new() { Id = read.Id }));
    }

    [Fact]
    public async Task RotateWebhookSecret_RepeatedWithoutEtag_KeepsWhatTheReceiverMayHave()
    {
        var scene = await WebhookScene.SetAsync();
        var webhooks = (await scene.AdministratorAsync()).Webhooks;
        var id = (await scene.RegisterAsync("https://receiver.example/")).Webhook.Id;
        var rotated = await webhooks.RotateWebhookSecretAsync(new() { Id = id });

        await ConflictAsync(() => webhooks.RotateWebhookSecretAsync(new() { Id = id }));

        var again = await webhooks.RotateWebhookSecretAsync(
            new() { Id = id, Etag = rotated.Webhook.Etag }
        );
        Assert.NotEqual(rotated.Secret, again.Secret);
    }

    private static Task<PlatformException> NotFoundAsync<T>(Func<AsyncUnaryCall<T>> call) =>
        PlatformAssert.FailsAsync(ErrorReason.NotFound, call());

    private static Task<PlatformException> ConflictAsync<T>(Func<AsyncUnaryCall<T>> call) =>
        PlatformAssert.FailsAsync(ErrorReason.StateConflict, call());
}
