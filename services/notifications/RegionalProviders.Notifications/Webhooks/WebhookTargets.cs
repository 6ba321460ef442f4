using System.Net;
using Microsoft.Extensions.Options;
using RegionalProviders.Outbound;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>
/// The permitted addresses of webhooks. A council chooses the address and our servers connect to it, so it must not
/// lead into our own network.
/// </summary>
internal sealed class WebhookTargets(IOptions<WebhookOptions> options)
{
    private const int FirstFreePort = 1024;
    private const int Https = 443;

    private static readonly string[] Private =
    [
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    ];

    private readonly bool allowsPrivate = options.Value.AllowPrivateTargets;

    /// <summary>Checks each IP address when connecting.</summary>
    public OutboundAddresses Outbound { get; } =
        new(options.Value.AllowPrivateTargets ? Private : []);

    /// <summary>
    /// What is wrong with the text of an address, to complete "url …"; null if nothing is. A host name may resolve to
    /// any address, which is checked when connecting.
    /// </summary>
    public string? Problem(string url)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp
        )
            return "must be an address that begins with https://.";
        if (uri.UserInfo.Length > 0 || url.Contains('#', StringComparison.Ordinal))
            return "must have neither user nor fragment.";
        if (uri.Port != Https && uri.Port < FirstFreePort)
            return "must use port 443, or one of 1024 and above.";
        var host = uri.DnsSafeHost.TrimEnd('.');
        var isOwn = IsOwn(host);
        if (
            IPAddress.TryParse(host, out var ip) ? !Outbound.IsAllowed(ip) : isOwn && !allowsPrivate
        )
            return "must not lead into a private network.";
        return uri.Scheme == Uri.UriSchemeHttp && !(allowsPrivate && isOwn)
            ? "must begin with https://."
            : null;
    }

    private static bool IsOwn(string host) =>
        IPAddress.TryParse(host, out var ip)
            ? IPAddress.IsLoopback(ip)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
