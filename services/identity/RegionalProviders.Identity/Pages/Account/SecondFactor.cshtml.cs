using Microsoft.AspNetCore.Mvc;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/second-factor: the code of an authenticator application, a recovery code, or a passkey.</summary>
internal sealed class SecondFactorModel(
    SignInSteps steps,
    Sessions sessions,
    Passkeys passkeys,
    ReturnAddresses addresses
) : AccountPage
{
    internal const string Path = "/account/second-factor";
    private const int MaxCodeLength = 50;

    /// <summary>Options for the browser's request to the authenticator; null for a user without passkeys.</summary>
    public string? PasskeyOptions { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "return")] string? back)
    {
        Back = await addresses.ReadAsync(back, HttpContext.RequestAborted);
        return await sessions.FindBetweenFactorsAsync(HttpContext) is { } half
            ? await FormAsync(half.Session)
            : SeeOther(SignInModel.AddressWith(Back));
    }

    public Task<IActionResult> OnPostAsync(
        [FromForm(Name = "return")] string? back,
        [FromForm] string? code
    ) =>
        AttemptAsync(
            back,
            "code",
            code is { Length: <= MaxCodeLength } ? null : "Enter a code",
            "Code is wrong or was used before, or the account is locked for a while",
            _ => (work, user) => work.Users.VerifySecondFactorAsync(user, code!)
        );

    public Task<IActionResult> OnPostPasskeyAsync(
        [FromForm(Name = "return")] string? back,
        [FromForm] string? credential
    ) =>
        AttemptAsync(
            back,
            "passkey",
            credential is null ? "Your browser gave no passkey" : null,
            "The passkey was not accepted, or the account is locked for a while",
            session => Passkeys.ProofOf(session, credential!, HttpContext)
        );

    private async Task<IActionResult> AttemptAsync(
        string? back,
        string field,
        string? missing,
        string wrong,
        Func<Session, SecondFactorProof> proof
    )
    {
        Back = await addresses.ReadAsync(back, HttpContext.RequestAborted);
        if (await sessions.FindBetweenFactorsAsync(HttpContext) is not { Session: var half })
            return SeeOther(SignInModel.AddressWith(Back));
        if (missing is not null)
        {
            Problems[field] = missing;
            return await FormAsync(half);
        }

        var attempt = await steps.SecondFactorAsync(
            half,
            proof(half),
            await SignInCookies.ReadDeviceAsync(HttpContext),
            HttpContext.Connection.RemoteIpAddress,
            HttpContext.RequestAborted
        );
        if (attempt.Session is { } session)
        {
            await SignInCookies.DeleteAsync(HttpContext, isComplete: false);
            await SignInCookies.WriteAsync(HttpContext, session);
            await SignInCookies.WriteDeviceAsync(HttpContext, session.Device!.Value);
            return SeeOther(Back?.Location ?? SignInModel.Path);
        }

        if (attempt.MustWait)
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Problems[field] = attempt.MustWait ? SignInModel.TooMany : wrong;
        return await FormAsync(half);
    }

    internal static string AddressWith(ReturnAddress? back) =>
        Path + QueryString.Create("return", back?.Location ?? "");

    private async Task<IActionResult> FormAsync(Session half)
    {
        PasskeyOptions = await passkeys.RequestOptionsAsync(half, HttpContext);
        if (PasskeyOptions is not null)
            AllowScript();
        return Page();
    }
}
