using RegionalProviders.Identity.SignIn;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>What a user let a client do: everything made from one authorization code.</summary>
internal sealed record Grant
{
    public Guid Id { get; init; }
    public string ClientId { get; init; } = "";
    public Guid UserId { get; init; }
    public Guid SessionId { get; init; }
    public string SecurityStamp { get; init; } = "";
    public string[] Scopes { get; init; } = [];
    public string[] Amr { get; init; } = [];
    public DateTime AuthTime { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; init; }
}

/// <summary>A grant from which tokens may be made now, with the user and the roles as they are now.</summary>
internal sealed record IssuableGrant(
    Grant Grant,
    SignInUser User,
    string[] Roles,
    string? Nonce = null,
    string? RefreshToken = null
)
{
    /// <summary>Hides the token from whatever prints records.</summary>
    public override string ToString() => nameof(IssuableGrant);
}

/// <summary>Grants of users to clients, for twelve hours at most.</summary>
internal static class Grants
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    internal static async Task<Guid> StartAsync(
        AuthorizationRequest request,
        SignedIn signedIn,
        ServiceTransaction tx
    )
    {
        var id = Guid.CreateVersion7(tx.Now);
        var session = signedIn.Session;
        await tx.ExecuteAsync(
            """
            insert into identity.token_grant
                (id, client_id, user_id, session_id, security_stamp, scopes, amr, auth_time, expires_at)
            values (@id, @ClientId, @UserId, @sessionId, @SecurityStamp, @Scopes, @Amr, @AuthTime, @expiresAt)
            """,
            new
            {
                id,
                request.Target.Client.ClientId,
                session.UserId,
                sessionId = session.Id,
                session.SecurityStamp,
                request.Scopes,
                session.Amr,
                session.AuthTime,
                expiresAt = tx.Now + Life,
            }
        );
        return id;
    }

    internal static Task<Grant?> FindAsync(Guid id, ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<Grant>(
            """
            select id, client_id, user_id, session_id, security_stamp, scopes, amr, auth_time, expires_at, revoked_at
            from identity.token_grant where id = @id
            """,
            new { id }
        );

    /// <summary>
    /// The grant with its user and roles as they are now; null where it has ended, was revoked, the user was disabled or
    /// has another password or second factor since, or has no role in the client any more.
    /// </summary>
    internal static async Task<IssuableGrant?> OpenAsync(
        Grant grant,
        SignInClient client,
        ServiceTransaction tx
    )
    {
        if (grant.RevokedAt is not null || grant.ExpiresAt <= tx.Now.UtcDateTime)
            return null;
        var user = await SignInUsers.FindAsync(grant.UserId, tx);
        if (user is null || user.SecurityStamp != grant.SecurityStamp)
            return null;
        return UserAccess.RolesOf(user, client) is { Length: > 0 } roles
            ? new IssuableGrant(grant, user, roles)
            : null;
    }

    internal static Task<int> RevokeAsync(Guid id, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update identity.token_grant set revoked_at = @Now where id = @id and revoked_at is null",
            new { tx.Now, id }
        );
}
