using Microsoft.AspNetCore.Http;

namespace RegionalProviders.Hosting.Listening;

/// <summary>The addresses that the process listens on; section <c>Platform</c>.</summary>
internal sealed class ListenerOptions
{
    internal const string Section = "Platform";

    /// <summary>Of gRPC.</summary>
    public string GrpcUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>Of sign-in, discovery and health over HTTP; with https it may be that of gRPC.</summary>
    public string WebUrl { get; set; } = "http://127.0.0.1:5001";

    /// <summary>The web address as it is reached from outside; where <c>Identity:Issuer</c> is not set, the issuer of tokens.</summary>
    public string PublicWebUrl { get; set; } = "";

    /// <summary>Section of its own, which is bound by itself.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>Section of its own, which is bound by itself.</summary>
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
