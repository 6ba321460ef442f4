using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf.Reflection;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>The bodies posted to webhooks, documented in docs/webhooks.md; properties are only ever added.</summary>
internal static class WebhookBodies
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A challenge; the receiver must respond with its random text.</summary>
    public static byte[] Challenge(Guid webhook, string challenge) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = "webhook.challenge",
                WebhookId = webhook,
                Challenge = challenge,
            },
            Json
        );

    /// <summary>
    /// A delivery: ids and classification, but no content of the notice. Property names are those of the API.
    /// </summary>
    public static byte[] Delivery(DueDelivery due) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = "notice.delivered",
                WebhookId = due.Id,
                due.CouncilId,
                Cursor = due.Seq,
                due.NoticeId,
                due.Version,
                Change = NameOf(due.Change),
                due.Affected,
                due.Urgent,
                Matters = due.Matters?.Select(NameOf),
                due.CirculatedAt,
            },
            Json
        );

    private static string NameOf(NoticeChange change) => NameOf("NoticeChange", (int)change);

    private static string NameOf(ProtocolMatter matter) => NameOf("ProtocolMatter", (int)matter);

    private static string NameOf(string type, int number) =>
        NoticesReflection
            .Descriptor.FindTypeByName<EnumDescriptor>(type)
            .FindValueByNumber(number)
            .Name;
}
