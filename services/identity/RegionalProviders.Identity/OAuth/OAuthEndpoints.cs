using RegionalProviders.Identity.Pages;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The addresses of OAuth and of the pages where people sign in.</summary>
internal static class OAuthEndpoints
{
    internal static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignIn.Passwords>();
        services.AddSingleton<SignIn.TotpSecrets>();
        services.AddSingleton<SignIn.SecondFactors>();
        services.AddSingleton<SignIn.SignInAddresses>();
        services.AddSingleton<SignIn.SignInSteps>();
        services.AddSingleton<SignIn.Activation>();
        services.AddSingleton<SignIn.Sessions>();
        services.AddSingleton<Cookies>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<ReturnAddresses>();
        services.AddSingleton<SignInPage>();
        services.AddSingleton<SecondFactorPage>();
        services.AddSingleton<SignOutPage>();
        services.AddSingleton<ActivationPage>();
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
        var signIn = Get<SignInPage>();
        MapPage(SignInPage.Path, signIn.ShowAsync, signIn.SubmitAsync);
        var secondFactor = Get<SecondFactorPage>();
        MapPage(SecondFactorPage.Path, secondFactor.ShowAsync, secondFactor.SubmitAsync);
        var signOut = Get<SignOutPage>();
        MapPage(SignOutPage.Path, signOut.ShowAsync, signOut.SubmitAsync);
        var activation = Get<ActivationPage>();
        MapPage(ActivationPage.Path, activation.ShowAsync, activation.SubmitAsync);
        Map("/account/style.css", PageHandlers.StyleAsync);

        T Get<T>()
            where T : notnull => app.Services.GetRequiredService<T>();

        void MapPage(string path, RequestDelegate get, RequestDelegate post) =>
            Map(path, PageHandlers.Guarded(get), PageHandlers.Guarded(post));

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
