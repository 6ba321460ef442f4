namespace RegionalProviders.Identity.Pages;

/// <summary>/account/signed-out: where signing out ends when there is no application to return to.</summary>
internal sealed class SignedOutModel : AccountPage
{
    internal const string Path = "/account/signed-out";
}
