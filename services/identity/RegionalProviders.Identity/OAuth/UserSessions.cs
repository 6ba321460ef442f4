using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A user as described in tokens.</summary>
internal sealed record TokenUser(
    Guid Id,
    string Email,
    string DisplayName,
    string Kind,
    Guid? CouncilId,
    Guid[] ConsortiumIds,
    Guid? OrganisationId,
    string[] Roles
)
{
    /// <summary>Changes with the password, the second factor and the account: earlier grants have then ended.</summary>
    internal required string SecurityStamp { get; init; }

    /// <summary>True if the user's tokens say so, until the council confirms that it has taken over from the operator.</summary>
    internal bool DescendsFromOperator { get; init; }
}

/// <summary>A browser in which a user is fully signed in.</summary>
/// <param name="Id">Signing out ends the session and every grant that was made in it.</param>
/// <param name="User">The user, as they are now.</param>
/// <param name="Amr">How the user signed in (RFC 8176).</param>
/// <param name="AuthTime">When the user signed in.</param>
internal sealed record UserSession(Guid Id, TokenUser User, string[] Amr, DateTimeOffset AuthTime);

/// <summary>
/// Who is signed in: what the OAuth endpoints need from the sign-in pages. Everything happens in the transaction of the
/// request.
/// </summary>
internal interface IUserSessions
{
    /// <summary>The session of a browser; null where nobody is fully signed in.</summary>
    Task<UserSession?> FindAsync(HttpContext http, ServiceTransaction tx);

    /// <summary>Ends a browser's session and the grants made in it.</summary>
    Task EndAsync(UserSession session, HttpContext http, ServiceTransaction tx);

    /// <summary>An enabled user; null where there is none.</summary>
    Task<TokenUser?> FindUserAsync(Guid id, ServiceTransaction tx);
}
