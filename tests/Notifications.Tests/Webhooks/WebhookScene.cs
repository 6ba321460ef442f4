using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>Bath has webhooks; Bristol raises notices that reach them.</summary>
internal static class WebhookScene
{
    private static readonly Lazy<Task<Scene>> Shared = new(() => OwnAsync());

    /// <summary>A platform shared by tests that send nothing.</summary>
    public static Task<Scene> SetAsync() => Shared.Value;

    /// <summary>A separate platform for one test, whose webhooks may post to this machine.</summary>
    public static Task<Scene> OwnAsync(params (string Key, string Value)[] settings) =>
        Scene.OwnAsync([
            ("Notifications:Webhooks:AllowPrivateTargets", "true"),
            ("Notifications:Webhooks:LookEvery", "00:00:00.050"),
            .. settings,
        ]);

    public static Task<RegionalProvidersClient> AdministratorAsync(
        this Scene scene,
        string gss = TestPrincipals.Bath
    ) => scene.People.CouncilAsync(gss, Role.Administrator);

    public static RegisterWebhookRequest New(string url = "https://receiver.example/hook") =>
        new()
        {
            Label = "Case system",
            Url = url,
            RequestId = Guid.NewGuid().ToString(),
        };

    /// <summary>Registers a webhook of Bath to the receiver, not verified yet.</summary>
    public static async Task<RegisterWebhookResponse> RegisterAsync(this Scene scene, string url)
    {
        var administrator = await scene.AdministratorAsync();
        return await administrator.Webhooks.RegisterWebhookAsync(New(url));
    }

    /// <summary>Registers and verifies a webhook of Bath to the receiver.</summary>
    public static async Task<RegisterWebhookResponse> VerifiedAsync(
        this Scene scene,
        Receiver receiver
    )
    {
        var registered = await scene.RegisterAsync(receiver.Url);
        var verified = await scene.VerifyAsync(registered.Webhook.Id);
        Assert.True(verified.Verified, $"{verified.Webhook.LastFailure}");
        return registered;
    }

    public static async Task<VerifyWebhookResponse> VerifyAsync(this Scene scene, string id)
    {
        var administrator = await scene.AdministratorAsync();
        return await administrator.Webhooks.VerifyWebhookAsync(
            new VerifyWebhookRequest { Id = id }
        );
    }

    public static async Task<Webhook> ReadAsync(this Scene scene, string id)
    {
        var administrator = await scene.AdministratorAsync();
        return (
            await administrator.Webhooks.GetWebhookAsync(new GetWebhookRequest { Id = id })
        ).Webhook;
    }

    /// <summary>Waits until the webhook is as expected, and returns it.</summary>
    public static Task<Webhook> BecomesAsync(
        this Scene scene,
        string id,
        Func<Webhook, bool> expected
    ) => Eventually.BecomesAsync(() => scene.ReadAsync(id), expected);

    /// <summary>Raises notices one after another, and returns their ids in the order of Bath's inbox.</summary>
    public static async Task<IReadOnlyList<string>> RaiseAsync(this Scene scene, int count)
    {
        var raised = new HashSet<string>();
        for (var i = 0; i < count; i++)
            raised.Add((await scene.RaiseAsync()).Id);
        foreach (var id in raised)
            await scene.HandledAsync(id);
        return
        [
            .. (
                await scene.QueryAsync<Guid>(
                    "select notice_id from notifications.delivery where council_id = @council order by seq",
                    new { council = await scene.CouncilAsync(TestPrincipals.Bath) }
                )
            )
                .Select(id => id.ToString())
                .Where(raised.Contains),
        ];
    }
}
