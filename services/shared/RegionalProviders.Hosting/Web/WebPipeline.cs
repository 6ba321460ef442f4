using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Calls;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Kernel;

namespace RegionalProviders.Hosting.Web;

/// <summary>The middleware of every request, outermost first.</summary>
internal static class WebPipeline
{
    internal static void AddWeb(this WebApplicationBuilder builder)
    {
        // It would make ASP.NET Core believe whatever address any caller claims.
        if (builder.Configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
            throw new InvalidOperationException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts everybody. Remove it, and name the networks of your proxies in Platform:Web:TrustedProxies."
            );
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
        builder.Services.AddSingleton(services => new TrustedProxies([
            .. services
                .GetRequiredService<IOptions<WebOptions>>()
                .Value.TrustedProxies.Select(System.Net.IPNetwork.Parse),
        ]));
    }

    internal static void UsePlatform(this WebApplication app)
    {
        // First: everything below counts by client address.
        if (app.Services.GetRequiredService<TrustedProxies>() is { Networks.Count: > 0 } proxies)
            app.UseForwardedHeaders(Trusting(proxies));
        // Before the limits: a refusal is also a response.
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<WebLimits>();
        app.UseMiddleware<GrpcErrorMiddleware>();
        // Last: gRPC reads the requests that it admits.
        app.UseMiddleware<CallAdmission>();
    }

    private static ForwardedHeadersOptions Trusting(TrustedProxies proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
