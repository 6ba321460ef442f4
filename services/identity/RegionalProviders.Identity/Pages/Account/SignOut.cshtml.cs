using Microsoft.AspNetCore.Mvc;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>/account/sign-out: ends the session and the grants that were made in it.</summary>
internal sealed class SignOutModel(Sessions sessions) : AccountPage
{
    internal const string Path = "/account/sign-out";

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext);
        return SeeOther(SignedOutModel.Path);
    }
}
