using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A user, as tokens speak for them.</summary>
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
    /// <summary>Changes with the password, the second factor and the account: what was granted before then has ended.</summary>
    internal required string SecurityStamp { get; init; }
}

/// <summary>A browser in which a user is fully signed in.</summary>
/// <param name="Id">Ends with signing out, and with it every grant that was made in it.</param>
/// <param name="User">Who signed in, as they are now.</param>
/// <param name="Amr">How (RFC 8176).</param>
/// <param name="AuthTime">When.</param>
internal sealed record UserSession(Guid Id, TokenUser User, string[] Amr, DateTimeOffset AuthTime);

/// <summary>
/// Who is signed in: what the OAuth endpoints ask of the pages where people sign in. Everything happens in the transaction
/// of the request.
/// </summary>
internal interface IUserSessions
{
    /// <summary>The session of a browser; null where nobody is fully signed in.</summary>
    Task<UserSession?> FindAsync(HttpContext http, ServiceTransaction tx);

    /// <summary>Ends the session of a browser, its grants too.</summary>
    Task EndAsync(UserSession session, HttpContext http, ServiceTransaction tx);

    /// <summary>An enabled user; null where there is none.</summary>
    Task<TokenUser?> FindUserAsync(Guid id, ServiceTransaction tx);
}
