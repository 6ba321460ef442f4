using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Webhooks;

internal sealed class RegisterWebhookRules : AbstractValidator<RegisterWebhookRequest>
{
    private const int MinLabelLength = 3;

    public RegisterWebhookRules(WebhookTargets targets)
    {
        RuleFor(request => request.Label)
            .Must(label => label.Trim().Length >= MinLabelLength)
            .WithMessage("must say what the webhook is, in 3 to 100 characters.");
        RuleFor(request => request.Url)
            .Custom(
                (url, context) =>
                {
                    if (targets.Problem(url) is { } problem)
                        context.AddFailure(problem);
                }
            );
    }
}

internal sealed partial class WebhookGrpcService
{
    /// <inheritdoc/>
    public override Task<RegisterWebhookResponse> RegisterWebhook(
        RegisterWebhookRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => RegisterAsync(request, tx),
            context.CancellationToken,
            keep: response => new RegisterWebhookResponse { Webhook = response.Webhook }
        );

    private async Task<RegisterWebhookResponse> RegisterAsync(
        RegisterWebhookRequest request,
        ServiceTransaction tx
    )
    {
        await CheckNumberAsync(tx);
        if (request.HasAfterCursor)
            await DeliveryRow.CheckCursorAsync(request.AfterCursor, tx);
        var id = Guid.CreateVersion7(tx.Now);
        var secret = secrets.New(id);
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        db.Add(
            new WebhookEntity(
                id,
                request.Label.Trim(),
                new Uri(request.Url).AbsoluteUri,
                secret.Stored,
                tx.Now
            )
        );
        await WebhookProgress.BeginAsync(
            id,
            request.HasAfterCursor ? request.AfterCursor : null,
            tx
        );
        return new RegisterWebhookResponse
        {
            Webhook = (await WebhookRow.ReadAsync(id, tx)).ToProto(tx.Now),
            Secret = secret.Text,
        };
    }

    private async Task CheckNumberAsync(ServiceTransaction tx)
    {
        var number = 0;
        await tx.SendAsync(
            AdvisoryLock.Exclusive($"notifications.webhooks.{tx.Principal.CouncilId}"),
            new SqlStatement(
                "select count(*)::int from notifications.webhook where council_id = (select notifications.tenant_id())",
                [],
                row => number = row.GetInt32(0)
            )
        );
        if (number >= options.Value.PerCouncil)
            throw Fault.StateConflict(
                $"The council has {options.Value.PerCouncil} webhooks already. Delete one first."
            );
    }
}
