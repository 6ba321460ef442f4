using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>
/// /account/activate: the page that an activation link opens. Sets a password and, where there is none, a second
/// factor.
/// </summary>
internal sealed class ActivateModel(Activation activation, IOptions<IdentityOptions> options)
    : AccountPage
{
    internal const string Path = "/account/activate";
    private const int MaxTokenLength = 100;

    public string Token { get; private set; } = "";

    public ActivationStart Start { get; private set; } = null!;

    /// <summary>What an authenticator application needs; null for a user who has set one up already.</summary>
    public TotpEnrolment? Enrolment =>
        Start.Secret is { } secret
            ? TotpEnrolment.Of(secret, Start.Email, new Uri(options.Value.Issuer).Host)
            : null;

    public bool IsDone { get; private set; }

    /// <summary>Shown once; null if no new codes were issued.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? token) =>
        await FindAsync(token) ? Page() : Ended();

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? token,
        [FromForm] string? password,
        [FromForm(Name = "password_again")] string? again,
        [FromForm] string? code
    )
    {
        if (!await FindAsync(token))
            return Ended();
        if (password != again)
            return WithProblem("password_again", "Passwords do not match");
        var result = await activation.UseAsync(
            Token,
            password ?? "",
            code ?? "",
            HttpContext.RequestAborted
        );
        if (result is null)
            return Ended();
        if (result.Problem is { } problem)
            return WithProblem(result.IsCode ? "code" : "password", problem);
        IsDone = true;
        RecoveryCodes = result.RecoveryCodes;
        return Page();
    }

    private async Task<bool> FindAsync(string? token)
    {
        if (
            token is not { Length: <= MaxTokenLength }
            || await activation.FindAsync(token, HttpContext.RequestAborted) is not { } start
        )
            return false;
        (Token, Start) = (token, start);
        return true;
    }

    private static ViewResult Ended() =>
        PageHandlers.Problem(
            "This link was used, has been replaced, or has ended. Ask an administrator of your council for a new one.",
            StatusCodes.Status404NotFound
        );
}
