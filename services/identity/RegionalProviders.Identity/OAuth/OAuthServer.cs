using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth.Handlers;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth;

/// <summary>OpenIddict, configured as docs/adr/0018-openiddict.md says.</summary>
internal static class OAuthServer
{
    internal static void AddOAuthServer(this IServiceCollection services)
    {
        services.AddScoped(_ => IdentityDbContext.Create());
        services.AddScoped<OAuthRequest>();
        services.AddSingleton<TokenSecrets>();
        services.AddSingleton<TokenPrincipals>();
        services.AddSingleton<TokenGrants>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, OAuthServerOptions>();
        // OpenIddict's log lines contain users' names; our own say what was refused and why.
        services.AddLogging(logging => logging.AddFilter("OpenIddict", LogLevel.Warning));
        services
            .AddOpenIddict()
            .AddCore(core =>
                core.UseEntityFrameworkCore(store =>
                        store
                            .UseDbContext<IdentityDbContext>()
                            .ReplaceDefaultEntities<
                                ClientApplication,
                                TokenGrant,
                                OpenIddictEntityFrameworkCoreScope,
                                StoredToken,
                                string
                            >()
                    )
                    .ReplaceApplicationManager<ClientApplication, ClientManager>()
                    .ReplaceTokenManager<StoredToken, TokenManager>()
            )
            .AddServer(server =>
            {
                server.AddEndpoints();
                server.AddRules();
                server.AddHandlers();
                // TLS may end at a proxy; docs/adr/0007-two-ports-without-tls.md.
                server
                    .UseAspNetCore()
                    .DisableTransportSecurityRequirement()
                    .SetRealm("regionalproviders")
                    .SuppressJsonResponseIndentation();
            });
    }

    private static void AddEndpoints(this OpenIddictServerBuilder server) =>
        server
            .SetConfigurationEndpointUris(
                ".well-known/openid-configuration",
                ".well-known/oauth-authorization-server"
            )
            .SetJsonWebKeySetEndpointUris("oauth2/jwks")
            .SetAuthorizationEndpointUris("oauth2/authorize")
            .SetTokenEndpointUris("oauth2/token")
            .SetIntrospectionEndpointUris("oauth2/introspect")
            .SetRevocationEndpointUris("oauth2/revoke")
            .SetUserInfoEndpointUris("oauth2/userinfo")
            .SetEndSessionEndpointUris("oauth2/logout");

    private static void AddRules(this OpenIddictServerBuilder server)
    {
        server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow();
        server.RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Email, Scopes.Profile, Scopes.OfflineAccess);
        server.RegisterClaims(
            Claims.Subject,
            Claims.AuthenticationTime,
            Claims.AuthenticationMethodReference,
            ClaimNames.Sid,
            Claims.Nonce,
            Claims.Email,
            Claims.Name
        );
        // CheckAuthorizationRequest validates scopes where they mean something.
        server.DisableScopeValidation();
        // All clients may use all endpoints, scopes and the one response type; LockPresentedToken checks grant types.
        server
            .IgnoreEndpointPermissions()
            .IgnoreGrantTypePermissions()
            .IgnoreResponseTypePermissions()
            .IgnoreScopePermissions();
        server.DisableAccessTokenEncryption();
        server.UseReferenceRefreshTokens();
        // A refresh token works once, without a grace period.
        server.SetRefreshTokenReuseLeeway(null);
        server.SetAccessTokenLifetime(TokenPrincipals.AccessTokenLifetime);
        server.SetIdentityTokenLifetime(TokenPrincipals.AccessTokenLifetime);
        server.SetAuthorizationCodeLifetime(TimeSpan.FromSeconds(60));
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            options.ResponseModes.Clear();
            options.ResponseModes.Add(ResponseModes.Query);
            options.ClientAuthenticationMethods.Clear();
            options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.ClientSecretBasic);
            options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.PrivateKeyJwt);
        });
        // OpenIddict does not start without a signing key. This one never signs: ChooseSigningKey and PublishKeys use
        // the keys in the database.
        server.AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256);
        server.RemoveEventHandler(OpenIddictServerHandlers.Discovery.AttachSigningKeys.Descriptor);
    }

    private static void AddHandlers(this OpenIddictServerBuilder server)
    {
        // Keys and assertions.
        Add<GenerateTokenContext, ChooseSigningKey>(ChooseSigningKey.Order);
        Add<GenerateTokenContext, RemoveInternalClaims>(RemoveInternalClaims.Order);
        Add<ValidateTokenContext, ChooseVerificationKeys>(ChooseVerificationKeys.Order);
        Add<ValidateTokenContext, CheckAssertion>(CheckAssertion.Order);
        Add<ValidateTokenContext, UseAssertion>(UseAssertion.Order);
        Add<HandleJsonWebKeySetRequestContext, PublishKeys>();

        // Grants. Reuse ends a token family even after the token has expired, so the token's state is checked first.
        server.RemoveEventHandler(
            OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor
        );
        server.AddEventHandler<ValidateTokenContext>(handler =>
            handler
                .Import(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor)
                .UseScopedHandler<CheckTokenState>()
                .SetOrder(
                    OpenIddictServerHandlers.Protection.ValidateExpirationDate.Descriptor.Order
                        - 250
                )
        );
        Add<ValidateTokenContext, FindGrantOfAccessToken>(FindGrantOfAccessToken.Order);
        Add<ValidateTokenContext, CheckLiveToken>(CheckLiveToken.Order);
        Add<ValidateTokenRequestContext, CheckTokenRequest>(CheckTokenRequest.Order);
        Add<ProcessAuthenticationContext, LockPresentedToken>(LockPresentedToken.Order);
        Add<HandleTokenRequestContext, IssueTokens>();
        Add<ProcessSignInContext, DecideRefreshToken>(DecideRefreshToken.Order);
        Add<ProcessSignInContext, SetExpiresIn>(SetExpiresIn.Order);
        Add<ApplyTokenResponseContext, RevokeGrantOfFailedRequest>();

        // Browsers.
        Add<ValidateAuthorizationRequestContext, CheckAuthorizationRequest>(int.MinValue + 1000);
        Add<HandleAuthorizationRequestContext, Authorize>();
        Add<ApplyAuthorizationResponseContext, AddressAuthorizationResponse>(
            AddressAuthorizationResponse.Order
        );
        Add<ApplyAuthorizationResponseContext, RenderAuthorizationError>(
            RenderAuthorizationError.Order
        );
        Replace<ValidateEndSessionRequestContext, CheckEndSessionRequest>(
            OpenIddictServerHandlers.Session.ValidateClientPostLogoutRedirectUri.Descriptor
        );
        Add<HandleEndSessionRequestContext, EndSession>(EndSession.Order);
        Add<ApplyEndSessionResponseContext, RenderAuthorizationError>(
            RenderAuthorizationError.Order
        );

        // Introspection, revocation and userinfo.
        Add<ValidateIntrospectionRequestContext, RefusePublicClient>(RefusePublicClient.Order);
        server.RemoveEventHandler(
            OpenIddictServerHandlers.Introspection.ValidateTokenType.Descriptor
        );
        Replace<ValidateIntrospectionRequestContext, CheckIntrospection>(
            OpenIddictServerHandlers.Introspection.ValidateAuthorizedParty.Descriptor
        );
        Replace<HandleIntrospectionRequestContext, DescribeToken>(
            OpenIddictServerHandlers.Introspection.AttachApplicationClaims.Descriptor
        );
        Replace<HandleRevocationRequestContext, RevokeGrant>(
            OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor
        );
        Add<ValidateUserInfoRequestContext, CheckUserInfoRequest>(CheckUserInfoRequest.Order);
        server.RemoveEventHandler(OpenIddictServerHandlers.UserInfo.AttachAudiences.Descriptor);
        Replace<HandleUserInfoRequestContext, DescribeUser>(
            OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor
        );

        // A client certificate on the connection is an operator's network rule and does not identify an OAuth client.
        IgnoreCertificate<ExtractTokenRequestContext>();
        IgnoreCertificate<ExtractIntrospectionRequestContext>();
        IgnoreCertificate<ExtractRevocationRequestContext>();
        IgnoreCertificate<ExtractUserInfoRequestContext>();

        // Responses.
        Unify<ApplyTokenResponseContext>();
        Unify<ApplyIntrospectionResponseContext>();
        Unify<ApplyRevocationResponseContext>();
        Unify<ApplyUserInfoResponseContext>();
        Add<ApplyTokenResponseContext, SetRetryAfter>(SetRetryAfter.Order);
        Add<ApplyConfigurationResponseContext, DescribeServer>();

        void Add<TContext, THandler>(int order = 0)
            where TContext : BaseContext
            where THandler : class, IOpenIddictServerHandler<TContext> =>
            server.AddEventHandler<TContext>(handler =>
                handler.UseScopedHandler<THandler>().SetOrder(order)
            );

        void IgnoreCertificate<TContext>()
            where TContext : BaseValidatingContext =>
            server.RemoveEventHandler(
                OpenIddictServerAspNetCoreHandlers.ExtractClientCertificate<TContext>.Descriptor
            );

        void Unify<TContext>()
            where TContext : BaseRequestContext =>
            Add<TContext, UnifyErrorResponses<TContext>>(UnifyErrorResponses<TContext>.Order);

        void Replace<TContext, THandler>(OpenIddictServerHandlerDescriptor replaced)
            where TContext : BaseContext
            where THandler : class, IOpenIddictServerHandler<TContext>
        {
            server.RemoveEventHandler(replaced);
            Add<TContext, THandler>(replaced.Order);
        }
    }
}

/// <summary>Sets the OpenIddict options that come from our configuration.</summary>
internal sealed class OAuthServerOptions(IOptions<IdentityOptions> options, TokenSecrets secrets)
    : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions server)
    {
        server.Issuer = new Uri(options.Value.Issuer);
        server.EncryptionCredentials.AddRange(secrets.Encryption);
    }
}
