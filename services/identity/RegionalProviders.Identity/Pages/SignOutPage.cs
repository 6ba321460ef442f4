using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/sign-out: ends the session and what applications got in it.</summary>
internal sealed class SignOutPage(Sessions sessions, FormTokens tokens, Cookies cookies)
{
    internal const string Path = "/account/sign-out";

    internal Task ShowAsync(HttpContext http) =>
        new Page(
            "Do you want to sign out?",
            new Form(Path, "Sign out", []).Render(http, tokens)
        ).WriteAsync(http);

    internal async Task SubmitAsync(HttpContext http)
    {
        tokens.Check(http, await RequestParameters.ReadAsync(http.Request));
        if (
            await sessions.FindAsync(cookies.Read(http, Cookies.Session), http.RequestAborted) is
            { } signedIn
        )
            await sessions.EndAsync(signedIn.Session.Id, http.RequestAborted);
        await SignedOutAsync(http);
    }

    internal Task SignedOutAsync(HttpContext http)
    {
        cookies.Delete(http, Cookies.Session);
        return new Page(
            "You have signed out",
            Html.Of($"<p>You can close this window.</p>")
        ).WriteAsync(http);
    }
}
