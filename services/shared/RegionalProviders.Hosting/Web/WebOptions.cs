namespace RegionalProviders.Hosting.Web;

/// <summary>How the process is reached over HTTP; section <c>Platform:Web</c>.</summary>
internal sealed class WebOptions
{
    internal const string Section = "Platform:Web";

    /// <summary><c>max-age</c> of Strict-Transport-Security.</summary>
    public TimeSpan HstsAge { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// Networks (CIDR) of proxies whose X-Forwarded-For and X-Forwarded-Proto are trusted; none by default. Without
    /// it, all callers behind a proxy share the limits of its one address.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];
}
