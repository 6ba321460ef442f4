using System.Diagnostics;
using OpenTelemetry;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Removes what may be personal or secret from a finished span: the caller's address, queries, and paths as requested.
/// Only the route of a path remains.
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
        // The path of a webhook may contain the secret that gives access to its mailbox.
        if (data.GetTagItem("url.full") is string url)
            data.SetTag(
                "url.full",
                Uri.TryCreate(url, UriKind.Absolute, out var uri)
                    ? uri.GetLeftPart(UriPartial.Authority)
                    : null
            );
    }
}
