using RegionalProviders.Identity.Pages;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The addresses of OAuth and of the pages where people sign in.</summary>
internal static class OAuthEndpoints
{
    internal static void AddOAuth(this IServiceCollection services)
    {
        services.AddSingleton<AuthorizationRequests>();
        services.AddSingleton<AuthorizationCodes>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<UserTokens>();
        services.AddSingleton<OwnTokens>();
        services.AddSingleton<TokenStates>();
        services.AddSingleton<AuthorizeEndpoint>();
        services.AddSingleton<RevocationEndpoint>();
        services.AddSingleton<IntrospectionEndpoint>();
        services.AddSingleton<UserInfoEndpoint>();
        services.AddSingleton<EndSessionEndpoint>();
    }

    internal static void MapOAuth(this WebApplication app)
    {
        Map("/oauth2/token", post: Get<TokenEndpoint>().HandleAsync);
        Map("/oauth2/revoke", post: Get<RevocationEndpoint>().HandleAsync);
        Map("/oauth2/introspect", post: Get<IntrospectionEndpoint>().HandleAsync);
        var userInfo = Get<UserInfoEndpoint>();
        Map("/oauth2/userinfo", userInfo.HandleAsync, userInfo.HandleAsync);
        var discovery = Get<Discovery>();
        Map("/oauth2/jwks", discovery.WriteKeysAsync);
        Map("/oauth2/issuers", Get<Issuers.TrustedIssuersEndpoint>().HandleAsync);
        Map("/.well-known/oauth-authorization-server", discovery.WriteMetadataAsync);
        Map("/.well-known/openid-configuration", discovery.WriteMetadataAsync);

        var authorize = PageHandlers.Guarded(Get<AuthorizeEndpoint>().HandleAsync);
        Map("/oauth2/authorize", authorize, authorize);
        var endSession = PageHandlers.Guarded(Get<EndSessionEndpoint>().HandleAsync);
        Map("/oauth2/logout", endSession, endSession);
        T Get<T>()
            where T : notnull => app.Services.GetRequiredService<T>();

        // Every method, or one that is not for the address would end at gRPC's "no such method", 404.
        void Map(string path, RequestDelegate? get = null, RequestDelegate? post = null) =>
            app.Map(
                path,
                http =>
                {
                    var method = http.Request.Method;
                    var handler =
                        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? get
                        : HttpMethods.IsPost(method) ? post
                        : null;
                    if (handler is not null)
                        return handler(http);
                    http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    http.Response.Headers.Allow =
                        get is null ? "POST"
                        : post is null ? "GET, HEAD"
                        : "GET, HEAD, POST";
                    return Task.CompletedTask;
                }
            );
    }
}
