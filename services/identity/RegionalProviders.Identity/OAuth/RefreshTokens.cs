using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Refresh tokens: each works once, within an hour, and brings the next, until the grant ends. One that comes twice is
/// in two hands, so the whole family ends: which of the two is the thief's cannot be told.
/// </summary>
internal sealed class RefreshTokens(
    IdentityDatabase database,
    UserTokens tokens,
    ILogger<RefreshTokens> logger
)
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    /// <summary>grant_type refresh_token.</summary>
    internal async Task<TokenResponse> RedeemAsync(
        SignInClient client,
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        client.CheckMay(ClientGrants.RefreshToken);
        if (request["refresh_token"] is not { } token)
            throw OAuthException.InvalidRequest("The refresh_token is missing.");
        if (request["scope"] is not null)
            throw OAuthException.InvalidScope();
        // Committed also where it refuses: what a stolen token brought is revoked.
        var redeemed = await database.InTransactionAsync(
            SignInClients.System,
            tx => RedeemAsync(client, token, tx),
            cancellationToken
        );
        return redeemed is null
            ? throw OAuthException.InvalidGrant()
            : await tokens.IssueAsync(redeemed, cancellationToken);
    }

    /// <summary>A new token of the family.</summary>
    internal static async Task<string> AddAsync(Grant grant, ServiceTransaction tx)
    {
        var token = RandomToken.Generate();
        await tx.ExecuteAsync(
            """
            insert into identity.refresh_token (token_hash, grant_id, expires_at)
            values (@Hash, @Id, least(@until, @ExpiresAt))
            """,
            new
            {
                token.Hash,
                grant.Id,
                until = tx.Now + LongestIdle,
                ExpiresAt = new DateTimeOffset(grant.ExpiresAt, TimeSpan.Zero),
            }
        );
        return token.Text;
    }

    /// <summary>The grant that a token belongs to, and until when the token works; null where it is none of ours.</summary>
    internal static async Task<(Grant Grant, DateTime ExpiresAt, bool IsUsed)?> FindAsync(
        string token,
        ServiceTransaction tx
    )
    {
        var row = await tx.QuerySingleOrDefaultAsync<TokenRow>(
            """
            select grant_id, expires_at, used_at from identity.refresh_token
            where token_hash = @hash for update
            """,
            new { hash = RandomToken.HashOf(token) }
        );
        if (row is null || await Grants.FindAsync(row.GrantId, tx) is not { } grant)
            return null;
        return (grant, row.ExpiresAt, row.UsedAt is not null);
    }

    private async Task<IssuableGrant?> RedeemAsync(
        SignInClient client,
        string token,
        ServiceTransaction tx
    )
    {
        if (
            await FindAsync(token, tx) is not var (grant, expiresAt, isUsed)
            || grant.ClientId != client.ClientId
        )
            return null;
        if (isUsed)
        {
            logger.LogWarning("A refresh token came twice; grant {GrantId} is revoked", grant.Id);
            await Grants.RevokeAsync(grant.Id, tx);
            return null;
        }

        if (
            expiresAt <= tx.Now.UtcDateTime
            || await Grants.OpenAsync(grant, client, tx) is not { } open
        )
            return null;
        await tx.ExecuteAsync(
            "update identity.refresh_token set used_at = @Now where token_hash = @hash",
            new { tx.Now, hash = RandomToken.HashOf(token) }
        );
        return open with { RefreshToken = await AddAsync(grant, tx) };
    }

    private sealed record TokenRow
    {
        public Guid GrantId { get; init; }
        public DateTime ExpiresAt { get; init; }
        public DateTime? UsedAt { get; init; }
    }
}
