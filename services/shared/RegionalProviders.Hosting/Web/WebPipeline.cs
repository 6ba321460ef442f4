using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls;
using RegionalProviders.Calls.Limits;

namespace RegionalProviders.Hosting.Web;

/// <summary>What every request passes before its endpoint, outermost first.</summary>
internal static class WebPipeline
{
    internal static void AddWeb(this WebApplicationBuilder builder) =>
        builder
            .Services.AddOptions<WebOptions>()
            .BindConfiguration(WebOptions.Section)
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
            )
            .ValidateOnStart();

    internal static void UsePlatform(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        // First: everything below counts by address.
        if (options.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Trusting(options.TrustedProxies));
        // Before the limits: a refusal is an answer too.
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
