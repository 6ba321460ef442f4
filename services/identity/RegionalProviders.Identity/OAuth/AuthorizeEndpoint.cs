using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// /oauth2/authorize: sends a browser with a session back to the client with a code, and one without to sign in first.
/// </summary>
internal sealed class AuthorizeEndpoint(
    AuthorizationRequests requests,
    AuthorizationCodes codes,
    Sessions sessions,
    IOptions<IdentityOptions> options,
    TimeProvider time,
    ILogger<AuthorizeEndpoint> logger
)
{
    // A user who signed in a moment ago is not asked again because of a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    internal async Task HandleAsync(HttpContext http)
    {
        var parameters = HttpMethods.IsPost(http.Request.Method)
            ? await RequestParameters.ReadAsync(http.Request)
            : RequestParameters.OfQuery(http.Request.QueryString.Value ?? "");
        try
        {
            var request = await requests.ReadAsync(parameters, http.RequestAborted);
            await AnswerAsync(http, request, parameters);
        }
        catch (AuthorizationRefusal refusal)
        {
            logger.LogInformation(
                "No code: {Error}, {Description}",
                refusal.Error,
                refusal.Message
            );
            Answer(
                http,
                refusal.Target,
                ("error", refusal.Error),
                ("error_description", refusal.Message)
            );
        }
    }

    private async Task AnswerAsync(
        HttpContext http,
        AuthorizationRequest request,
        RequestParameters parameters
    )
    {
        var signedIn = await sessions.FindAsync(http);
        if (signedIn is null || !IsGoodEnough(signedIn.Session, request))
        {
            if (request.Prompt.Contains("none"))
                throw new AuthorizationRefusal(
                    request.Target,
                    "login_required",
                    "Nobody is signed in."
                );
            // Without prompt, or it would be asked for ever.
            http.SeeOther(
                SignInModel.Path
                    + QueryString.Create("return", ReturnAddresses.Of(parameters, "prompt"))
            );
            return;
        }

        if (UserAccess.RolesOf(signedIn.User, request.Target.Client) is [])
            throw new AuthorizationRefusal(
                request.Target,
                "access_denied",
                "The user has no role in this application."
            );
        var code = await codes.IssueAsync(request, signedIn, http.RequestAborted);
        Answer(http, request.Target, ("code", code));
    }

    private bool IsGoodEnough(Session session, AuthorizationRequest request) =>
        session.IsComplete
        && !request.Prompt.Contains("login")
        && !request.Prompt.Contains("select_account")
        && (
            request.MaxAge is not { } age
            || time.GetUtcNow().UtcDateTime <= session.AuthTime + age + Tolerance
        );

    private void Answer(
        HttpContext http,
        AuthorizationTarget target,
        params IEnumerable<(string Name, string Value)> parameters
    )
    {
        var query = QueryString.Create(
            parameters
                .Append(("iss", options.Value.Issuer))
                .Concat(target.State is { } state ? [("state", state)] : [])
                .Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2))
        );
        var uri = target.RedirectUri;
        http.SeeOther(
            uri.Contains('?', StringComparison.Ordinal) ? $"{uri}&{query.Value![1..]}" : uri + query
        );
    }
}
