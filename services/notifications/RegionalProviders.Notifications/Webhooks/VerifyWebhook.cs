using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Notifications.Webhooks.Sending;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed partial class WebhookGrpcService
{
    private const int ChallengeLength = 32;

    /// <inheritdoc/>
    public override async Task<VerifyWebhookResponse> VerifyWebhook(
        VerifyWebhookRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        var webhook = await database.InTransactionAsync(
            context.Principal(),
            tx => BeginChallengeAsync(id, tx),
            context.CancellationToken
        );
        // No transaction is open while waiting for the address to respond.
        var (failure, status) = await ChallengeAsync(webhook, context.CancellationToken);
        return await database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var row = await EndChallengeAsync(id, failure, status, tx);
                return new VerifyWebhookResponse
                {
                    Webhook = row.ToProto(tx.Now),
                    Verified = failure == WebhookFailure.Unspecified,
                };
            },
            context.CancellationToken
        );
    }

    private static async Task<WebhookEntity> BeginChallengeAsync(Guid id, ServiceTransaction tx)
    {
        var webhook = await tx.LockWebhookAsync(id, "");
        await WebhookTarget.ChallengeAsync(new Uri(webhook.Url), tx);
        return webhook;
    }

    private async Task<(WebhookFailure Failure, int Status)> ChallengeAsync(
        WebhookEntity webhook,
        CancellationToken cancellationToken
    )
    {
        var now = database.Time.GetUtcNow();
        var challenge = RandomNumberGenerator.GetHexString(ChallengeLength, lowercase: true);
        var answer = await http.PostAsync(
            new Uri(webhook.Url),
            new SignedMessage(
                $"challenge:{Guid.CreateVersion7(now)}",
                now,
                WebhookBodies.Challenge(webhook.Id, challenge),
                secrets.Keys(webhook.Id, webhook.Secret, webhook.FormerSecret, now)
            ),
            cancellationToken
        );
        if (answer.Failure != WebhookFailure.Unspecified)
            return (answer.Failure, answer.Status);
        if (answer.Status != (int)HttpStatusCode.OK)
            return (WebhookFailure.Status, answer.Status);
        return (
            IsAnswered(answer.Body, challenge)
                ? WebhookFailure.Unspecified
                : WebhookFailure.Challenge,
            answer.Status
        );
    }

    private static bool IsAnswered(ReadOnlyMemory<byte> body, string challenge)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("challenge", out var given)
                && given.ValueKind == JsonValueKind.String
                && given.ValueEquals(challenge);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<WebhookRow> EndChallengeAsync(
        Guid id,
        WebhookFailure failure,
        int status,
        ServiceTransaction tx
    )
    {
        if (failure != WebhookFailure.Unspecified)
        {
            await WebhookProgress.ChallengeFailedAsync(id, failure, status, tx);
        }
        else
        {
            var webhook = await tx.LockWebhookForChangeAsync(id, "");
            webhook.Verify(tx.Now);
            await WebhookProgress.StartAsync(id, tx);
        }

        return await WebhookRow.ReadAsync(id, tx);
    }
}
