using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// What a user has allowed a client to do, for twelve hours at most: OpenIddict's authorization. All codes and tokens
/// from one sign-in belong to one grant.
/// </summary>
internal sealed class TokenGrant
    : OpenIddictEntityFrameworkCoreAuthorization<string, ClientApplication, StoredToken>
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private TokenGrant() { }

    /// <summary>A grant that starts now.</summary>
    internal TokenGrant(
        ClientApplication client,
        UserSession session,
        string[] scopes,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now).ToString();
        Application = client;
        Subject = session.User.Id.ToString();
        SessionId = session.Id;
        SecurityStamp = session.User.SecurityStamp;
        ScopeNames = scopes;
        Amr = session.Amr;
        AuthTime = session.AuthTime;
        CreationDate = now.UtcDateTime;
        ExpiresAt = now + Life;
        Status = OpenIddictConstants.Statuses.Valid;
    }

    public Guid SessionId { get; private set; }
    public string SecurityStamp { get; private set; } = "";
    public string[] ScopeNames { get; private set; } = [];
    public string[] Amr { get; private set; } = [];
    public DateTimeOffset AuthTime { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
}
