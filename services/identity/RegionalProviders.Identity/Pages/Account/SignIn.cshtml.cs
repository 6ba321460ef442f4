using Microsoft.AspNetCore.Mvc;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/sign-in: e-mail address and password.</summary>
internal sealed class SignInModel(SignInSteps steps, Sessions sessions, ReturnAddresses addresses)
    : AccountPage
{
    internal const string Path = "/account/sign-in";
    internal const string TooMany =
        "There were too many failed attempts from your network. Try again in 15 minutes.";
    private const int MaxEmailLength = 254;

    public SignedIn? SignedIn { get; private set; }

    public string Email { get; private set; } = "";

    public async Task OnGetAsync([FromQuery(Name = "return")] string? back)
    {
        Back = await addresses.ReadAsync(back, HttpContext.RequestAborted);
        // Somebody who opened the page directly and is already signed in is told so, and can sign out.
        if (Back is null)
            SignedIn = await sessions.FindAsync(HttpContext);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "return")] string? back,
        [FromForm] string? email,
        [FromForm] string? password
    )
    {
        Back = await addresses.ReadAsync(back, HttpContext.RequestAborted);
        var address = email?.Trim() ?? "";
        if (
            address.Length is 0 or > MaxEmailLength
            || password is not { Length: > 0 and <= PasswordRules.Longest }
        )
            return WithProblem("email", "Enter your email address and your password");
        var attempt = await steps.PasswordAsync(
            address,
            password,
            await SignInCookies.ReadDeviceAsync(HttpContext),
            HttpContext.Connection.RemoteIpAddress,
            HttpContext.RequestAborted
        );
        if (attempt.Session is { } session)
        {
            await SignInCookies.WriteAsync(HttpContext, session);
            return SeeOther(SecondFactorModel.AddressWith(Back));
        }

        Email = address;
        if (!attempt.MustWait)
            return WithProblem(
                "email",
                "Email address or password is wrong, or the account is locked for a while"
            );
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return WithProblem("email", TooMany);
    }

    internal static string AddressWith(ReturnAddress? back) =>
        Path + QueryString.Create("return", back?.Location ?? "");
}
