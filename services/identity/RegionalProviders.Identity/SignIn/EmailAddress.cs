using Microsoft.AspNetCore.Identity;

namespace RegionalProviders.Identity.SignIn;

/// <summary>E-mail addresses as they are compared.</summary>
internal static class EmailAddress
{
    private static readonly UpperInvariantLookupNormalizer Normaliser = new();

    internal static string Normalise(string email) => Normaliser.NormalizeEmail(email)!;
}
