using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/second-factor: the code of an authenticator application, or a recovery code.</summary>
internal sealed class SecondFactorPage(
    SignInSteps steps,
    Sessions sessions,
    ReturnAddresses addresses,
    FormTokens tokens,
    Cookies cookies
)
{
    internal const string Path = "/account/second-factor";
    private const int LongestCode = 50;

    internal async Task ShowAsync(HttpContext http)
    {
        var back = await addresses.ReadAsync(http.Request.Query["return"], http.RequestAborted);
        if (await HalfSignedInAsync(http) is null)
            http.SeeOther(SignInPage.Path + QueryString.Create("return", back?.Location ?? ""));
        else
            await FormPage(http, back, null).WriteAsync(http);
    }

    internal async Task SubmitAsync(HttpContext http)
    {
        var form = await RequestParameters.ReadAsync(http.Request);
        tokens.Check(http, form);
        var back = await addresses.ReadAsync(form["return"], http.RequestAborted);
        if (await HalfSignedInAsync(http) is not { } session)
        {
            http.SeeOther(SignInPage.Path + QueryString.Create("return", back?.Location ?? ""));
            return;
        }

        if (form["code"] is not { Length: <= LongestCode } code)
        {
            await FormPage(http, back, "Enter a code").WriteAsync(http);
            return;
        }

        var attempt = await steps.SecondFactorAsync(
            session,
            code,
            http.Connection.RemoteIpAddress,
            http.RequestAborted
        );
        if (attempt.Token is null)
        {
            var page = FormPage(
                http,
                back,
                attempt.MustWait
                    ? SignInPage.TooMany
                    : "Code is wrong or was used before, or the account is locked for a while"
            );
            if (attempt.MustWait)
                page = page with { Status = StatusCodes.Status429TooManyRequests };
            await page.WriteAsync(http);
            return;
        }

        cookies.Write(http, Cookies.Session, attempt.Token);
        http.SeeOther(back?.Location ?? SignInPage.Path);
    }

    private async Task<Session?> HalfSignedInAsync(HttpContext http)
    {
        var token = cookies.Read(http, Cookies.Session);
        var found = await sessions.FindAsync(token, http.RequestAborted);
        return found is { Session.IsComplete: false } ? found.Session : null;
    }

    private Page FormPage(HttpContext http, ReturnAddress? back, string? error)
    {
        var form = new Form(
            Path,
            "Sign in",
            [
                new("code", "Code", "text", "one-time-code")
                {
                    Hint =
                        "The 6 digits that your authenticator app shows now, or one of your recovery codes.",
                    Error = error,
                },
            ]
        )
        {
            Hidden = [("return", back?.Location ?? "")],
        };
        return new Page("Enter the code from your authenticator app", form.Render(http, tokens))
        {
            Summary = form.Summary(),
            HasError = error is not null,
            FormTarget = back?.Origin,
        };
    }
}
