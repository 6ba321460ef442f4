using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Kernel;

namespace RegionalProviders.Hosting.Web;

/// <summary>The middleware of every request, outermost first.</summary>
internal static class WebPipeline
{
    internal static void AddWeb(this WebApplicationBuilder builder) =>
        builder
            .Services.AddStrictOptions<WebOptions>(WebOptions.Section)
            .Validate(
                options => options.HstsAge >= TimeSpan.Zero,
                "Platform:Web:HstsAge must not be negative."
            )
            .Validate(
                options =>
                    options.TrustedProxies.All(proxy =>
                        System.Net.IPNetwork.TryParse(proxy, out _)
                    ),
                "Platform:Web:TrustedProxies must be networks as CIDR, such as 10.1.0.0/16."
            );

    internal static void UsePlatform(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        // First: everything below uses the client address.
        if (options.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Trusting(options.TrustedProxies));
        // Before the limits, so that refusals have the headers too.
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<WebLimits>();
        app.UseMiddleware<GrpcErrorMiddleware>();
    }

    private static ForwardedHeadersOptions Trusting(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in proxies)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        return options;
    }
}
