using Microsoft.Extensions.Options;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/activate: where a link leads. Sets a password and, where there is none, a second factor.</summary>
internal sealed class ActivationPage(
    Activation activation,
    FormTokens tokens,
    IOptions<IdentityOptions> options
)
{
    internal const string Path = "/account/activate";
    private const int LongestToken = 100;

    internal async Task ShowAsync(HttpContext http)
    {
        string? token = http.Request.Query["token"];
        var start = token is { Length: <= LongestToken }
            ? await activation.FindAsync(token, http.RequestAborted)
            : null;
        await (
            start is null ? Ended() : FormPage(http, token!, start, null, null, null)
        ).WriteAsync(http);
    }

    internal async Task SubmitAsync(HttpContext http)
    {
        var form = await RequestParameters.ReadAsync(http.Request);
        tokens.Check(http, form);
        var (token, password) = (form["token"] ?? "", form["password"] ?? "");
        if (
            token.Length > LongestToken
            || await activation.FindAsync(token, http.RequestAborted) is not { } start
        )
        {
            await Ended().WriteAsync(http);
            return;
        }

        if (password != (form["password_again"] ?? ""))
        {
            await FormPage(http, token, start, null, "Passwords do not match", null)
                .WriteAsync(http);
            return;
        }

        var result = await activation.UseAsync(
            token,
            password,
            form["code"] ?? "",
            http.RequestAborted
        );
        var page = result switch
        {
            null => Ended(),
            { Problem: { } problem, IsCode: true } => FormPage(
                http,
                token,
                start,
                null,
                null,
                problem
            ),
            { Problem: { } problem } => FormPage(http, token, start, problem, null, null),
            _ => Done(result.RecoveryCodes),
        };
        await page.WriteAsync(http);
    }

    private Page FormPage(
        HttpContext http,
        string token,
        ActivationStart start,
        string? passwordError,
        string? againError,
        string? codeError
    )
    {
        var form = new Form(
            Path,
            "Continue",
            [
                new("password", "Choose a password", "password", "new-password")
                {
                    Hint =
                        $"At least {PasswordRules.Shortest} characters. Three random words make a good one.",
                    Error = passwordError,
                },
                new("password_again", "Enter the password again", "password", "new-password")
                {
                    Error = againError,
                },
                new("code", "Code", "text", "one-time-code")
                {
                    Hint = "The 6 digits that your authenticator app shows now.",
                    Error = codeError,
                },
            ]
        )
        {
            Hidden = [("token", token)],
        };
        return new Page(
            "Set up how you sign in",
            Html.Of(
                $"""
                <p>You will sign in with the email address <strong>{start.Email}</strong>, a password, and a code from an authenticator app on your phone.</p>
                {(start.Secret is { } secret ? Enrolment(start.Email, secret) : Html.Nothing)}
                {form.Render(http, tokens)}
                """
            )
        )
        {
            Summary = form.Summary(),
            HasError = form.Fields.Any(field => field.Error is not null),
        };
    }

    private Html Enrolment(string email, byte[] secret)
    {
        var key = Base32.Encode(secret);
        var issuer = new Uri(options.Value.Issuer).Host;
        var uri =
            $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits={Totp.Digits}&period={Totp.PeriodSeconds}";
        return Html.Of(
            $"""
            <h2>Add this account to your authenticator app</h2>
            <p>On your phone, <a href="{uri}">open it in your authenticator app</a>. Or choose “enter a setup key” in the app and type:</p>
            <p><code id="setup-key">{string.Join(
                ' ',
                key.Chunk(4).Select(group => new string(group))
            )}</code></p>
            """
        );
    }

    private static Page Done(RecoveryCodes? codes) =>
        new(
            "You can now sign in",
            codes is null
                ? Html.Of(
                    $"<p>Your password is set. Open the application that you want to use and sign in.</p>"
                )
                : Html.Of(
                    $"""
                    <p>Note these recovery codes and keep them where nobody else finds them. Each signs you in once when you do not have your phone. They are not shown again.</p>
                    <ul class="codes">{codes.Texts.Select(code => Html.Of($"<li>{code}</li>"))}</ul>
                    <p>Then open the application that you want to use and sign in.</p>
                    """
                )
        );

    private static Page Ended() =>
        PageHandlers.Error(
            "This link was used, has been replaced, or has ended. Ask an administrator of your council for a new one.",
            StatusCodes.Status404NotFound
        );
}
