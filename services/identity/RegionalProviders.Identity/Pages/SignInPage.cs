using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/sign-in: e-mail address and password.</summary>
internal sealed class SignInPage(
    SignInSteps steps,
    Sessions sessions,
    ReturnAddresses addresses,
    FormTokens tokens,
    Cookies cookies
)
{
    internal const string Path = "/account/sign-in";
    internal const string TooMany =
        "There were too many failed attempts from your network. Try again in 15 minutes.";

    internal async Task ShowAsync(HttpContext http)
    {
        var back = await addresses.ReadAsync(http.Request.Query["return"], http.RequestAborted);
        var token = cookies.Read(http, Cookies.Session);
        // Who came by themselves and is signed in wants to know so, or to sign out.
        if (
            back is null
            && await sessions.FindAsync(token, http.RequestAborted)
                is { Session.IsComplete: true } signedIn
        )
            await SignedInPage(http, signedIn).WriteAsync(http);
        else
            await FormPage(http, back, "", null).WriteAsync(http);
    }

    internal async Task SubmitAsync(HttpContext http)
    {
        var form = await RequestParameters.ReadAsync(http.Request);
        tokens.Check(http, form);
        var back = await addresses.ReadAsync(form["return"], http.RequestAborted);
        var (email, password) = (form["email"]?.Trim() ?? "", form["password"] ?? "");
        if (email.Length is 0 or > 254 || password.Length is 0 or > PasswordRules.Longest)
        {
            await FormPage(http, back, "", "Enter your email address and your password")
                .WriteAsync(http);
            return;
        }

        var attempt = await steps.PasswordAsync(
            email,
            password,
            http.Connection.RemoteIpAddress,
            http.RequestAborted
        );
        if (attempt.Token is null)
        {
            var page = attempt.MustWait
                ? FormPage(http, back, email, TooMany) with
                {
                    Status = StatusCodes.Status429TooManyRequests,
                }
                : FormPage(
                    http,
                    back,
                    email,
                    "Email address or password is wrong, or the account is locked for a while"
                );
            await page.WriteAsync(http);
            return;
        }

        cookies.Write(http, Cookies.Session, attempt.Token);
        http.SeeOther(SecondFactorPage.Path + QueryString.Create("return", back?.Location ?? ""));
    }

    private Page FormPage(HttpContext http, ReturnAddress? back, string email, string? error)
    {
        var form = new Form(
            Path,
            "Continue",
            [
                new("email", "Email address", "email", "username") { Value = email, Error = error },
                new("password", "Password", "password", "current-password"),
            ]
        )
        {
            Hidden = [("return", back?.Location ?? "")],
        };
        return new Page(
            "Sign in",
            Html.Of(
                $"""
                {(
                    back is null
                        ? Html.Nothing
                        : Html.Of($"<p>to continue to {back.ClientName}</p>")
                )}
                {form.Render(http, tokens)}
                <p>If you have forgotten your password, ask an administrator of your council for a new link.</p>
                """
            )
        )
        {
            Summary = form.Summary(),
            HasError = error is not null,
            FormTarget = back?.Origin,
        };
    }

    private Page SignedInPage(HttpContext http, SignedIn signedIn) =>
        new(
            "You are signed in",
            Html.Of(
                $"""
                <p>as {signedIn.User.Email}</p>
                {new Form(SignOutPage.Path, "Sign out", []).Render(http, tokens)}
                """
            )
        );
}
