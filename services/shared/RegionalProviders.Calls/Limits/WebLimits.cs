using System.Globalization;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Calls.Limits;

/// <summary>Rate limits by address for HTTP requests that are not authenticated.</summary>
internal sealed class WebLimits(
    RequestDelegate next,
    IOptions<LimitOptions> options,
    TimeProvider time
)
{
    private readonly RateLimit signIn = new(
        "Limits:Address:SignIn",
        "The address",
        options.Value.Address.SignIn,
        options.Value.Partitions,
        time
    );
    private readonly RateLimit web = new(
        "Limits:Address:Web",
        "The address",
        options.Value.Address.Web,
        options.Value.Partitions,
        time
    );

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
            return next(http);
        var limit = HttpMethods.IsPost(http.Request.Method) ? signIn : web;
        var wait = limit.TryAcquire(ClientAddress.Of(http));
        return wait == TimeSpan.Zero ? next(http) : RejectAsync(http.Response, wait);
    }

    private static Task RejectAsync(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = SignInLimits.Seconds(wait);
        return response.WriteAsJsonAsync(
            new Dictionary<string, string>
            {
                ["error"] = "slow_down",
                ["error_description"] =
                    "Too many requests from this address. Try again after the time in Retry-After.",
            },
            response.HttpContext.RequestAborted
        );
    }
}

/// <summary>How often one client may be issued a token.</summary>
public sealed class SignInLimits
{
    private readonly RateLimit limit;

    /// <summary>Created by the platform, once.</summary>
    public SignInLimits(IOptions<LimitOptions> options, TimeProvider time) =>
        limit = new RateLimit(
            "Limits:Client:SignIn",
            "The client",
            options.Value.Client.SignIn,
            options.Value.Partitions,
            time
        );

    /// <summary>
    /// Counts an access token. Zero if it may be issued, otherwise how long to wait. Call it for authenticated clients only, or
    /// others could use up a client's limit.
    /// </summary>
    public TimeSpan Take(string clientId) => limit.TryAcquire(clientId);

    /// <summary>The value of Retry-After for a wait: whole seconds, at least one.</summary>
    public static string Seconds(TimeSpan wait) =>
        Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
