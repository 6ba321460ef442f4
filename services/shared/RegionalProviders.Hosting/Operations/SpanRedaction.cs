using System.Diagnostics;
using OpenTelemetry;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Takes out of a finished span what may be personal or secret: who called from where, queries, and paths as they were
/// asked for. What remains of a path is its route.
/// </summary>
internal sealed class SpanRedaction : BaseProcessor<Activity>
{
    private static readonly string[] Removed =
    [
        "url.path",
        "url.query",
        "client.address",
        "client.port",
        "network.peer.address",
        "network.peer.port",
        "user_agent.original",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var attribute in Removed)
            if (data.GetTagItem(attribute) is not null)
                data.SetTag(attribute, null);
        // A webhook's path may hold the key to its mailbox.
        if (data.GetTagItem("url.full") is string url)
            data.SetTag(
                "url.full",
                Uri.TryCreate(url, UriKind.Absolute, out var uri)
                    ? uri.GetLeftPart(UriPartial.Authority)
                    : null
            );
    }
}
