using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server.AspNetCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Passes requests to OpenIddict, whose stores use one transaction per request. The transaction begins when the whole
/// request has been read and is committed before the first byte of the response is sent: a slow client does not occupy
/// a connection, and no client has a token that the database does not know.
/// </summary>
internal sealed class OAuthEndpoint(
    IdentityDatabase database,
    SigningKeys keys,
    ILogger<OAuthEndpoint> logger
)
{
    // Short enough that a new key, published before it signs, is known in time.
    private const string Cacheable = "public, max-age=300";

    /// <summary>Documents that anybody may read: metadata and keys.</summary>
    internal static Task DocumentAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = Cacheable;
        return DispatchAsync(http);
    }

    /// <summary>Endpoints that clients call directly, with a form.</summary>
    internal Task FormAsync(HttpContext http) =>
        OAuthJson.RespondAsync(
            http,
            logger,
            async () =>
            {
                var form = await RequestParameters.ReadAsync(http.Request);
                await RunAsync(http, form, ClientCredentials.ClientIdOf(http.Request, form));
                return null;
            }
        );

    /// <summary>Endpoints that clients call with an access token in a header, and nothing else.</summary>
    internal Task BearerAsync(HttpContext http) =>
        OAuthJson.RespondAsync(
            http,
            logger,
            async () =>
            {
                // A token in the URL may be in logs, and one in the body is for clients that cannot set headers: both
                // are ignored.
                http.Request.QueryString = QueryString.Empty;
                http.Request.Method = HttpMethods.Get;
                await RunAsync(http, RequestParameters.OfQuery(""), clientId: null);
                return null;
            }
        );

    /// <summary>Endpoints to which browsers are sent.</summary>
    internal RequestDelegate Page =>
        PageHandlers.Guarded(async http =>
        {
            var parameters = HttpMethods.IsPost(http.Request.Method)
                ? await RequestParameters.ReadAsync(http.Request)
                : RequestParameters.OfQuery(http.Request.QueryString.Value ?? "");
            var clientId =
                parameters["client_id"]
                ?? (
                    parameters["id_token_hint"] is { } hint
                        ? ClientCredentials.AudienceOf(hint)
                        : null
                );
            // The result is cached for the rest of the request.
            await http.AuthenticateAsync(SignInCookies.Complete);
            await RunAsync(http, parameters, clientId);
            if (http.Response.StatusCode == StatusCodes.Status302Found)
                // 303, so that the browser does not post the form to the client as well (RFC 9700 section 4.12).
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
        });

    private async Task RunAsync(HttpContext http, RequestParameters parameters, string? clientId)
    {
        var request = http.RequestServices.GetRequiredService<OAuthRequest>();
        (request.Http, request.Parameters) = (http, parameters);
        request.Keys = await keys.ReadAsync(http.RequestAborted);
        http.Features.Set<IFormFeature>(new FormFeature(parameters.ToForm()));
        var body = http.Response.Body;
        await using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await database.InTransactionAsync(
                SignInClients.System,
                _ => [SignInClients.Name(clientId)],
                async tx =>
                {
                    request.Transaction = tx;
                    await tx.UseAsync(http.RequestServices.GetRequiredService<IdentityDbContext>());
                    await DispatchAsync(http);
                    return true;
                },
                http.RequestAborted
            );
        }
        catch
        {
            // The transaction was not committed, so nothing of the response may be sent.
            http.Response.ContentLength = null;
            http.Response.Headers.Remove("Location");
            throw;
        }
        finally
        {
            http.Response.Body = body;
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, http.RequestAborted);
    }

    private static async Task DispatchAsync(HttpContext http)
    {
        if (HttpMethods.IsHead(http.Request.Method))
            http.Request.Method = HttpMethods.Get;
        var handlers = http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler = await handlers.GetHandlerAsync(
            http,
            OpenIddictServerAspNetCoreDefaults.AuthenticationScheme
        );
        if (!await ((IAuthenticationRequestHandler)handler!).HandleRequestAsync())
            throw new InvalidOperationException("OpenIddict did not answer the request.");
    }
}
