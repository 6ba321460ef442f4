using Microsoft.AspNetCore.Http;

namespace RegionalProviders.Hosting.Listening;

/// <summary>The addresses that the process listens on; section <c>Platform</c>.</summary>
internal sealed class ListenerOptions
{
    internal const string Section = "Platform";

    /// <summary>Address for gRPC.</summary>
    public string GrpcUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>
    /// Address for sign-in, discovery and health over HTTP; with https it may be the same as that for gRPC.
    /// </summary>
    public string WebUrl { get; set; } = "http://127.0.0.1:5001";

    /// <summary>
    /// The web address as seen from outside; also the issuer of tokens, unless <c>Identity:Issuer</c> is set.
    /// </summary>
    public string PublicWebUrl { get; set; } = "";

    /// <summary>A section of its own, which is bound separately.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>A section of its own, which is bound separately.</summary>
    public Web.WebOptions Web { get; set; } = new();

    /// <summary>True for http or https with an IP address, or * for any, and a port.</summary>
    internal static bool CanListenOn(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                && (
                    address.Host is "*" or "+" || System.Net.IPAddress.TryParse(address.Host, out _)
                );
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
