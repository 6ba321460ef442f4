using System.Globalization;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class VerifyWebhookTests
{
    private static readonly TimeSpan BetweenChallenges = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Verify_ByATargetThatAnswers_MakesItActive()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var registered = await scene.RegisterAsync(receiver.Url);

        var verified = await scene.VerifyAsync(registered.Webhook.Id);

        Assert.True(verified.Verified);
        Assert.Equal(WebhookState.Active, verified.Webhook.State);
        Assert.NotNull(verified.Webhook.VerifiedAt);
        var challenge = Assert.Single(receiver.Posts);
        Assert.Equal("application/json", challenge.ContentType);
        Assert.Equal(registered.Webhook.Id, challenge.Json.GetProperty("webhookId").GetString());
        Assert.True(Signatures.AreGood(challenge, registered.Secret));
    }

    [Theory]
    [InlineData(200, """{"challenge":"another"}""", WebhookFailure.Challenge)]
    [InlineData(200, """{"challenge":7}""", WebhookFailure.Challenge)]
    [InlineData(200, """["challenge"]""", WebhookFailure.Challenge)]
    [InlineData(200, "thank you", WebhookFailure.Challenge)]
    [InlineData(200, "", WebhookFailure.Challenge)]
    [InlineData(201, null, WebhookFailure.Status)]
    [InlineData(404, null, WebhookFailure.Status)]
    public async Task Verify_ByATargetThatAnswersOtherwise_SaysSo(
        int status,
        string? body,
        WebhookFailure failure
    )
    {
        var scene = await PlatformOfThisMachine.Value;
        await using var receiver = await Receiver.StartAsync();
        var right = receiver.Challenge;
        receiver.Challenge = (context, post) =>
        {
            context.Response.StatusCode = status;
            return body is null ? right(context, post) : context.Response.WriteAsync(body);
        };
        var registered = await scene.RegisterAsync(receiver.Url);

        var answer = await scene.VerifyAsync(registered.Webhook.Id);

        Assert.False(answer.Verified);
        Assert.Equal(WebhookState.Pending, answer.Webhook.State);
        Assert.Equal(failure, answer.Webhook.LastFailure);
        Assert.Equal(status, answer.Webhook.LastStatus);
        Assert.NotNull(answer.Webhook.LastFailureAt);
    }

    [Fact]
    public async Task Verify_AgainAtOnce_IsRefusedAndLaterDone()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var id = (await scene.VerifiedAsync(receiver)).Webhook.Id;
        var refused = await VerifyOnceAsync(scene, id);
        Assert.Equal(ErrorReason.LimitExceeded, refused.Reason);

        scene.Platform.Clock.Move(BetweenChallenges);

        Assert.True((await scene.VerifyAsync(id)).Verified);
        Assert.Equal(2, receiver.Posts.Count);
        Assert.NotEqual(
            receiver.Posts[0].Json.GetProperty("challenge").GetString(),
            receiver.Posts[1].Json.GetProperty("challenge").GetString()
        );
    }

    [Fact]
    public async Task Verify_OfATargetThatWasDeletedAndRegisteredAnew_IsRefused()
    {
        await using var scene = await WebhookScene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var first = await scene.VerifiedAsync(receiver);
        var administrator = await scene.AdministratorAsync();
        await administrator.Webhooks.DeleteWebhookAsync(
            new DeleteWebhookRequest { Id = first.Webhook.Id }
        );
        // The same host under another path and spelling.
        var again = await scene.RegisterAsync(
            receiver.Url.Replace("http://", "HTTP://", StringComparison.Ordinal) + "other"
        );

        var refused = await VerifyOnceAsync(scene, again.Webhook.Id);

        Assert.Equal(ErrorReason.LimitExceeded, refused.Reason);
        Assert.Single(receiver.Posts);
    }

    [Fact]
    public async Task Verify_OfOneTargetVeryOften_IsRefused()
    {
        await using var scene = await Scene.OwnAsync();
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        await scene.QueryAsync<int>(
            """
            insert into notifications.webhook_target (council_id, host, challenged_at, challenges)
            values (@council, 'receiver.invalid:443', @now, 100)
            """,
            new { council, now = scene.Platform.Clock.GetUtcNow().AddMinutes(-1) }
        );
        // The same host, written as a name that is complete.
        var registered = await scene.RegisterAsync("https://receiver.invalid./");

        var refused = await VerifyOnceAsync(scene, registered.Webhook.Id);

        Assert.Equal(ErrorReason.LimitExceeded, refused.Reason);
    }

    [Fact]
    public async Task Verify_OfManyTargets_EndsBeforeACouncilCouldSearchForServers()
    {
        await using var scene = await Scene.OwnAsync();
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        await scene.QueryAsync<int>(
            """
            insert into notifications.webhook_target (council_id, host, challenged_at)
            select @council, n || '.example:443', @now from generate_series(1, 30) n
            """,
            new { council, now = scene.Platform.Clock.GetUtcNow().AddMinutes(-30) }
        );
        var registered = await scene.RegisterAsync("https://receiver.invalid/");

        var refused = await VerifyOnceAsync(scene, registered.Webhook.Id);

        Assert.Equal(ErrorReason.LimitExceeded, refused.Reason);
        scene.Platform.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.False((await scene.VerifyAsync(registered.Webhook.Id)).Verified);
    }

    [Theory]
    [InlineData("https://localtest.invalid/")]
    [InlineData("https://{this machine}:{port}/")]
    public async Task Verify_OfANameThatLeadsNowhereGood_SaysNotWhetherItExists(string url)
    {
        // Private targets are not allowed here: the host name is accepted, but not the address that it resolves to.
        await using var scene = await Scene.OwnAsync();
        await using var receiver = await Receiver.StartAsync();
        var port = new Uri(receiver.Url).Port.ToString(CultureInfo.InvariantCulture);
        var registered = await scene.RegisterAsync(
            url.Replace("{this machine}", System.Net.Dns.GetHostName(), StringComparison.Ordinal)
                .Replace("{port}", port, StringComparison.Ordinal)
        );

        var answer = await scene.VerifyAsync(registered.Webhook.Id);

        Assert.False(answer.Verified);
        Assert.Equal(WebhookFailure.Unreachable, answer.Webhook.LastFailure);
        Assert.Empty(receiver.Posts);
    }

    [Fact]
    public async Task Verify_OfATargetWhoseCertificateIsNotTrusted_SaysSoAndFetchesNothing()
    {
        var scene = await PlatformOfThisMachine.Value;
        // A certificate says where the certificate of its authority can be fetched: a target could thereby make the platform
        // call any address.
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(() => Certificates.By(elsewhere.Url));
        var registered = await scene.RegisterAsync(receiver.Url);

        var answer = await scene.VerifyAsync(registered.Webhook.Id);

        Assert.Equal(WebhookFailure.Tls, answer.Webhook.LastFailure);
        Assert.Empty(receiver.Posts);
        Assert.Equal(0, elsewhere.Requests);
    }

    private static Lazy<Task<Scene>> PlatformOfThisMachine { get; } =
        new(() => WebhookScene.OwnAsync());

    // With a short deadline, so that the client does not retry the refused call.
    private static async Task<PlatformException> VerifyOnceAsync(Scene scene, string id)
    {
        var administrator = await scene.AdministratorAsync();
        return await Assert.ThrowsAsync<PlatformException>(async () =>
            await administrator.Webhooks.VerifyWebhookAsync(
                new VerifyWebhookRequest { Id = id },
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(3)
            )
        );
    }
}
