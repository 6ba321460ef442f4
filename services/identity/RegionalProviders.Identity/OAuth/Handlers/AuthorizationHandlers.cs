using System.Globalization;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Pages;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RegionalProviders.Identity.OAuth.Handlers;

/// <summary>
/// First determines whose request it is and where the response goes, so that OpenIddict's own errors can be sent there;
/// then checks what OpenIddict does not.
/// </summary>
internal sealed class CheckAuthorizationRequest(OAuthRequest request)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    // Length of a SHA-256 hash in base64url.
    private const int ChallengeLength = 43;
    private const int MaxEchoed = 500;

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        try
        {
            var target = await AuthorizationTarget.OfAsync(request.Parameters, request.Transaction);
            request.RedirectUri = target.RedirectUri;
        }
        catch (OAuthException refusal)
        {
            context.Reject(refusal.Error, refusal.Message);
            return;
        }

        if (context.Request.GetScopes().Any(scope => !context.Options.Scopes.Contains(scope)))
            context.Reject(
                Errors.InvalidScope,
                $"The scopes are {string.Join(", ", context.Options.Scopes)}. What a token may do is decided by roles."
            );
        else if (
            context.Request.CodeChallenge is { } challenge
            && (
                challenge.Length != ChallengeLength
                || !challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            )
        )
            context.Reject(
                Errors.InvalidRequest,
                "The code_challenge must be the base64url of a SHA-256."
            );
        else if (
            context.Request.State?.Length > MaxEchoed
            || context.Request.Nonce?.Length > MaxEchoed
        )
            context.Reject(
                Errors.InvalidRequest,
                $"The state and the nonce must have at most {MaxEchoed} characters."
            );
        else if (request.Parameters["max_age"] is { } age && !IsSeconds(age, out _))
            context.Reject(Errors.InvalidRequest, "The max_age must be a number of seconds.");
    }

    internal static bool IsSeconds(string text, out int seconds) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
}

/// <summary>
/// /oauth2/authorize: sends a browser with a session back to the client with a code, and one without to sign in first.
/// </summary>
internal sealed class Authorize(OAuthRequest request, IUserSessions sessions, TimeProvider time)
    : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    // So that a user who has only just signed in is not asked again because of a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var tx = request.Transaction;
        var session = await sessions.FindAsync(request.Http, tx);
        if (session is null || !IsGoodEnough(session, context.Request))
        {
            if (context.Request.HasPromptValue(PromptValues.None))
            {
                context.Reject(Errors.LoginRequired, "Nobody is signed in.");
                return;
            }

            // Without the prompt parameter, or the user would be asked again and again.
            request.Http.SeeOther(
                SignInModel.Path
                    + QueryString.Create("return", ReturnAddresses.Of(request.Parameters, "prompt"))
            );
            context.HandleRequest();
            return;
        }

        var client = (await TokenGrants.FindClientAsync(context.ClientId!, tx))!;
        if (UserAccess.RolesOf(session.User, client) is [])
        {
            context.Reject(Errors.AccessDenied, "The user has no role in this application.");
            return;
        }

        var grant = new TokenGrant(
            client,
            session,
            [.. context.Request.GetScopes().Distinct()],
            tx.Now
        );
        (await tx.EntitiesAsync<IdentityDbContext>()).Grants.Add(grant);
        await tx.SaveAsync();
        context.Principal = TokenPrincipals.OfCode(grant);
    }

    private bool IsGoodEnough(UserSession session, OpenIddictRequest asked) =>
        !asked.HasPromptValue(PromptValues.Login)
        && !asked.HasPromptValue(PromptValues.SelectAccount)
        && (
            request.Parameters["max_age"] is not { } age
            || !CheckAuthorizationRequest.IsSeconds(age, out var seconds)
            || time.GetUtcNow() <= session.AuthTime + TimeSpan.FromSeconds(seconds) + Tolerance
        );
}

/// <summary>Sends errors to the client as well, once the redirect URI is known to be the client's.</summary>
internal sealed class AddressAuthorizationResponse(
    OAuthRequest request,
    IOptions<IdentityOptions> options,
    ILogger<AddressAuthorizationResponse> logger
) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    internal static readonly int Order =
        OpenIddictServerHandlers.Authentication.InferResponseMode.Descriptor.Order + 500;

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        context.RedirectUri ??= request.RedirectUri;
        context.ResponseMode = ResponseModes.Query;
        if (context.RedirectUri is not null)
            context.Response.Iss = options.Value.Issuer;
        if (context.Response.Error is { } error)
            logger.LogInformation(
                "No code: {Error}, {Description}",
                error,
                context.Response.ErrorDescription
            );
        context.Response.ErrorUri = null;
        return default;
    }
}

/// <summary>Shows the user a page for errors that cannot be sent to a client.</summary>
internal sealed class RenderAuthorizationError(OAuthRequest request)
    : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>,
        IOpenIddictServerHandler<ApplyEndSessionResponseContext>
{
    // After the status and the cache headers, before OpenIddict writes its own plain text.
    internal const int Order = 200_000;

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context) =>
        context.RedirectUri is null ? ShowAsync(context) : default;

    public ValueTask HandleAsync(ApplyEndSessionResponseContext context) => ShowAsync(context);

    private async ValueTask ShowAsync(BaseRequestContext context)
    {
        if (context.Transaction.Response?.Error is null)
            return;
        await PageHandlers.WriteAsync(
            request.Http,
            PageHandlers.Problem(
                context.Transaction.Response.ErrorDescription ?? "The request is not a good one.",
                StatusCodes.Status400BadRequest
            )
        );
        context.HandleRequest();
    }
}
