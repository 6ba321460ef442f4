using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Sessions as the OAuth endpoints see them: by the cookie of the browser.</summary>
internal sealed class CookieSessions : IUserSessions
{
    public async Task<UserSession?> FindAsync(HttpContext http, ServiceTransaction tx) =>
        await Sessions.FindAsync(http, isComplete: true, tx) is { } signedIn
            ? new UserSession(
                signedIn.Session.Id,
                Of(signedIn.User),
                signedIn.Session.Amr,
                new DateTimeOffset(signedIn.Session.AuthTime, TimeSpan.Zero)
            )
            : null;

    public async Task EndAsync(UserSession session, HttpContext http, ServiceTransaction tx)
    {
        await Sessions.EndAsync(session.Id, tx);
        await SignInCookies.DeleteAsync(http, isComplete: true);
    }

    public async Task<TokenUser?> FindUserAsync(Guid id, ServiceTransaction tx) =>
        await SignInUsers.FindAsync(id, tx) is { } user ? Of(user) : null;

    private static TokenUser Of(SignInUser user) =>
        new(
            user.Id,
            user.Email,
            user.DisplayName,
            user.Kind,
            user.CouncilId,
            user.ConsortiumIds,
            user.OrganisationId,
            user.Roles
        )
        {
            SecurityStamp = user.SecurityStamp,
            DescendsFromOperator = user.DescendsFromOperator,
        };
}
