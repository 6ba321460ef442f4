namespace RegionalProviders.Identity.OAuth;

/// <summary>The addresses of OAuth and of the pages where people sign in.</summary>
internal static class OAuthEndpoints
{
    internal static void AddOAuth(this IServiceCollection services)
    {
        services.AddSingleton<AuthorizationRequests>();
        services.AddSingleton<IUserSessions, SignIn.CookieSessions>();
        services.AddSingleton<OAuthEndpoint>();
    }

    internal static void MapOAuth(this WebApplication app)
    {
        // Otherwise WebApplication would put OpenIddict's handler before everything else, including the rate limits.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        var oauth = Get<OAuthEndpoint>();
        Map("/oauth2/token", post: oauth.FormAsync);
        Map("/oauth2/revoke", post: oauth.FormAsync);
        Map("/oauth2/introspect", post: oauth.FormAsync);
        Map("/oauth2/userinfo", oauth.BearerAsync, oauth.BearerAsync);
        Map("/oauth2/jwks", OAuthEndpoint.DocumentAsync);
        Map("/oauth2/issuers", Get<Issuers.TrustedIssuersEndpoint>().HandleAsync);
        Map("/.well-known/oauth-authorization-server", OAuthEndpoint.DocumentAsync);
        Map("/.well-known/openid-configuration", OAuthEndpoint.DocumentAsync);
        Map("/oauth2/authorize", oauth.Page, oauth.Page);
        Map("/oauth2/logout", oauth.Page, oauth.Page);

        T Get<T>()
            where T : notnull => app.Services.GetRequiredService<T>();

        // Maps every method: one that the address does not support would otherwise reach gRPC's "no such method", 404.
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
