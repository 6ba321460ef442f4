using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Identity.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// Checks that OpenIddict leaves to the server: no scopes where roles decide, and PKCE verifiers of full length.
/// </summary>
internal sealed class CheckTokenRequest : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    private const int MinVerifierLength = 43;
    private const int MaxVerifierLength = 128;

    internal static readonly int Order =
        OpenIddictServerHandlers.Exchange.ValidateGrantType.Descriptor.Order + 500;

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var request = context.Request;
        if (!request.IsAuthorizationCodeGrantType())
        {
            if (!string.IsNullOrEmpty(request.Scope))
                context.Reject(
                    Errors.InvalidScope,
                    "There are no scopes here: roles decide. Leave scope out."
                );
            else if (
                request.IsClientCredentialsGrantType()
                && string.IsNullOrEmpty(request.ClientSecret)
                && string.IsNullOrEmpty(request.ClientAssertion)
            )
                context.Reject(Errors.InvalidClient);
        }
        else if (string.IsNullOrEmpty(request.Code) || string.IsNullOrEmpty(request.RedirectUri))
            context.Reject(Errors.InvalidRequest, "The code and the redirect_uri are needed.");
        else if (
            request.CodeVerifier is not { Length: >= MinVerifierLength and <= MaxVerifierLength }
        )
            context.Reject(
                Errors.InvalidRequest,
                "The code_verifier must have 43 to 128 characters (RFC 7636)."
            );
        return default;
    }
}

/// <summary>
/// Runs once the client is known and before the code or refresh token is looked at. Refuses a grant type that the
/// client is not registered for, and serialises requests with the same token, so that the second sees that the token
/// was used.
/// </summary>
internal sealed class LockPresentedToken(OAuthRequest request)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.ValidateRequestToken.Descriptor.Order - 500;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token)
            return;
        var client = await TokenGrants.FindClientAsync(context.ClientId!, request.Transaction);
        if (!client!.GrantTypes.Contains(context.Request.GrantType))
        {
            context.Reject(
                Errors.UnauthorizedClient,
                "The client is not registered for this grant_type."
            );
            return;
        }

        if ((context.AuthorizationCode ?? context.RefreshToken) is { } token)
            await request.Transaction.LockAsync(
                $"identity.token.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}"
            );
    }
}

/// <summary>Sets the principal of the tokens: the client itself, or the user of the code or refresh token.</summary>
internal sealed class IssueTokens(
    OAuthRequest request,
    TokenPrincipals principals,
    SignInLimits limits,
    ILogger<IssueTokens> logger
) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType())
        {
            if (limits.Take(context.ClientId!) is var wait && wait > TimeSpan.Zero)
            {
                request.RetryAfter = wait;
                context.Reject(
                    Errors.SlowDown,
                    "The client asks for tokens too often. Use one until it expires."
                );
                return;
            }

            var client = await TokenGrants.FindClientAsync(context.ClientId!, request.Transaction);
            context.Principal = principals.Of(client!);
        }
        else
            context.Principal = principals.Of(request.Live!);
        logger.LogInformation(
            "Token by {GrantType} for client {ClientId}",
            context.Request.GrantType,
            context.ClientId
        );
    }
}

/// <summary>
/// Issues a refresh token if the client is registered for that grant type, whatever scopes were requested.
/// </summary>
internal sealed class DecideRefreshToken(OAuthRequest request)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.EvaluateGeneratedTokens.Descriptor.Order + 500;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token)
            context.GenerateRefreshToken = context.IncludeRefreshToken =
                request.Live?.Client.GrantTypes.Contains(ClientGrants.RefreshToken) ?? false;
        return default;
    }
}

/// <summary>expires_in is the lifetime of an access token, not the time left of it when the response is written.</summary>
internal sealed class SetExpiresIn : IOpenIddictServerHandler<ProcessSignInContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 500;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.IncludeAccessToken)
            context.Response.ExpiresIn = (long)TokenPrincipals.AccessTokenLifetime.TotalSeconds;
        return default;
    }
}

/// <summary>
/// A code sent with a wrong PKCE verifier or redirect URI is used up, and its grant revoked: whoever sent it may have
/// stolen it. A code of another client stays valid for that client.
/// </summary>
internal sealed class RevokeGrantOfFailedRequest(OAuthRequest request)
    : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        var presented = context
            .Transaction.GetProperty<ProcessAuthenticationContext>(
                typeof(ProcessAuthenticationContext).FullName!
            )
            ?.AuthorizationCodePrincipal;
        if (
            !string.IsNullOrEmpty(context.Error)
            && presented?.GetAuthorizationId() is { } grantId
            && presented.HasPresenter(context.Request?.ClientId ?? "")
        )
            await TokenGrants.RevokeAsync(grantId, request.Transaction);
    }
}
