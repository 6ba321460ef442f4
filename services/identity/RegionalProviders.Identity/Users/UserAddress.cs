using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

/// <summary>
/// What the database refuses of e-mail addresses. Who creates a user learns of their own tenant only; that somebody else
/// has signed in with the address shows when the account is to be activated, to the holder of its link.
/// </summary>
internal static class UserAddress
{
    /// <summary>For the person who has a link to an account whose address cannot be activated.</summary>
    internal const string CannotBeUsed =
        "This email address cannot be used for this account. Ask an administrator for an account with another address";

    /// <summary>The rule of whose addresses a tenant may use; the same text whoever holds the address.</summary>
    internal const string Rule =
        "must be at a domain of the user's council. Where the council has no domain, and for other kinds, it must be at no council's domain. The operator of the platform keeps the domains.";

    private const string OnceATenant = "user_account_email_key";
    private const string OnceActivated = "user_account_sign_in_key";
    private const string OfItsTenant = "user_account_address_of_its_tenant";

    /// <summary>True if the tenant has an enabled account with the address.</summary>
    internal static bool IsInUse(DbUpdateException exception) =>
        DatabaseErrors.IsUniqueViolation(exception, OnceATenant);

    /// <summary>True if the address is at a domain that is not the tenant's.</summary>
    internal static bool IsOfAnother(DbUpdateException exception) =>
        DatabaseErrors.IsCheckViolation(exception, OfItsTenant);

    /// <summary>True if another account was activated first, or the domain has become another's.</summary>
    internal static bool CannotBeActivated(DbUpdateException exception) =>
        IsOfAnother(exception) || DatabaseErrors.IsUniqueViolation(exception, OnceActivated);
}
