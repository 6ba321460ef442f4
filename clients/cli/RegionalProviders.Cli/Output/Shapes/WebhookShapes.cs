using System.Globalization;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Webhooks.</summary>
internal static class WebhookShapes
{
    public static readonly Shape<Webhook> Summary = Shape.Of<Webhook>(
        ("Label", row => row.Label),
        ("State", row => EnumText.Of(row.State)),
        ("Waiting", row => Number(row.Backlog)),
        ("Last success", row => row.LastSuccessAt.Text()),
        ("Last failure", row => Failure(row)),
        ("Parked since", row => row.ParkedSince.Text()),
        ("Id", row => row.Id)
    );

    public static readonly Shape<Webhook> Whole = Shape.Of<Webhook>(
        ("Label", row => row.Label),
        ("URL", row => row.Url),
        ("State", row => EnumText.Of(row.State)),
        ("Cursor", row => Number(row.Cursor)),
        ("Waiting", row => Number(row.Backlog)),
        ("Created", row => row.CreatedAt.Text()),
        ("Verified", row => row.VerifiedAt.Text()),
        ("Last success", row => row.LastSuccessAt.Text()),
        ("Last failure", row => Failure(row)),
        ("Failed at", row => row.LastFailureAt.Text()),
        ("Attempts", row => row.Attempts.TextUnlessZero()),
        ("Next attempt", row => row.NextAttemptAt.Text()),
        ("Parked since", row => row.ParkedSince.Text()),
        ("Old secret until", row => row.FormerSecretUntil.Text()),
        ("Id", row => row.Id),
        ("Etag", row => row.Etag)
    );

    private static string? Failure(Webhook webhook) =>
        webhook.LastFailure switch
        {
            WebhookFailure.Unspecified => null,
            WebhookFailure.Status => $"status {Number(webhook.LastStatus)}",
            _ => EnumText.Of(webhook.LastFailure),
        };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
