using Microsoft.AspNetCore.Mvc;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/passkeys: the passkeys of whoever is signed in.</summary>
internal sealed class PasskeysModel(Sessions sessions, Passkeys passkeys) : AccountPage
{
    internal const string Path = "/account/passkeys";
    private const int MaxNameLength = 50;
    private const int MaxCodeLength = 50;

    public IReadOnlyList<PasskeyView> List { get; private set; } = [];

    public string Options { get; private set; } = "";

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() =>
        await sessions.FindAsync(HttpContext) is { } signedIn
            ? await ListAsync(signedIn)
            : SeeOther(SignInModel.Path);

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? name,
        [FromForm] string? code,
        [FromForm] string? credential
    )
    {
        if (await sessions.FindAsync(HttpContext) is not { } signedIn)
            return SeeOther(SignInModel.Path);
        Name = name?.Trim() ?? "";
        if (Name.Length is 0 or > MaxNameLength)
            Problems["name"] = $"Enter a name of {MaxNameLength} characters or fewer";
        else if (
            code is not { Length: <= MaxCodeLength }
            || credential is null
            || !await passkeys.AddAsync(signedIn, Name, code, credential, HttpContext)
        )
            Problems["code"] =
                "The passkey was not added: the code is wrong or was used before, or your device gave no passkey";
        return Problems.Count == 0 ? SeeOther(Path) : await ListAsync(signedIn);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? id)
    {
        if (await sessions.FindAsync(HttpContext) is not { } signedIn)
            return SeeOther(SignInModel.Path);
        await passkeys.RemoveAsync(signedIn, id ?? "", HttpContext.RequestAborted);
        return SeeOther(Path);
    }

    private async Task<IActionResult> ListAsync(SignedIn signedIn)
    {
        (List, Options) = await passkeys.ListAsync(signedIn, HttpContext);
        AllowScript();
        return Page();
    }
}
