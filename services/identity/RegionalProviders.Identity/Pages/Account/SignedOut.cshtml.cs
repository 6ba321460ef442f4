namespace RegionalProviders.Identity.Pages;

/// <summary>/account/signed-out: where signing out ends when no application is to be gone on to.</summary>
internal sealed class SignedOutModel : AccountPage
{
    internal const string Path = "/account/signed-out";
}
