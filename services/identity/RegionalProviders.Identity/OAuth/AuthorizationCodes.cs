using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Authorization codes: 60 seconds, once, for the client, address and challenge that they were made for. A code that
/// comes twice was stolen, so the tokens made from it end.
/// </summary>
internal sealed class AuthorizationCodes(
    IdentityDatabase database,
    UserTokens tokens,
    ILogger<AuthorizationCodes> logger
)
{
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    internal Task<string> IssueAsync(
        AuthorizationRequest request,
        SignedIn signedIn,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var grant = await Grants.StartAsync(request, signedIn, tx);
                var code = RandomToken.Generate();
                await tx.ExecuteAsync(
                    """
                    insert into identity.authorization_code
                        (code_hash, grant_id, redirect_uri, code_challenge, nonce, expires_at)
                    values (@Hash, @grant, @RedirectUri, @CodeChallenge, @Nonce, @expiresAt)
                    """,
                    new
                    {
                        code.Hash,
                        grant,
                        request.Target.RedirectUri,
                        request.CodeChallenge,
                        request.Nonce,
                        expiresAt = tx.Now + Life,
                    }
                );
                return code.Text;
            },
            cancellationToken
        );

    /// <summary>grant_type authorization_code.</summary>
    internal async Task<TokenResponse> RedeemAsync(
        SignInClient client,
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        client.CheckMay(ClientGrants.AuthorizationCode);
        var (code, verifier, redirect) = (
            request["code"],
            request["code_verifier"],
            request["redirect_uri"]
        );
        if (code is null || redirect is null)
            throw OAuthException.InvalidRequest("The code and the redirect_uri are needed.");
        if (verifier is not { Length: >= ShortestVerifier and <= LongestVerifier })
            throw OAuthException.InvalidRequest(
                "The code_verifier must have 43 to 128 characters (RFC 7636)."
            );
        // Committed also where it refuses: the code is used up, and what a stolen one brought is revoked.
        var redeemed = await database.InTransactionAsync(
            SignInClients.System,
            tx => RedeemAsync(client, code, verifier, redirect, tx),
            cancellationToken
        );
        return redeemed is null
            ? throw OAuthException.InvalidGrant()
            : await tokens.IssueAsync(redeemed, cancellationToken);
    }

    private async Task<IssuableGrant?> RedeemAsync(
        SignInClient client,
        string code,
        string verifier,
        string redirect,
        ServiceTransaction tx
    )
    {
        var hash = RandomToken.HashOf(code);
        var row = await tx.QuerySingleOrDefaultAsync<CodeRow>(
            """
            select grant_id, redirect_uri, code_challenge, nonce, expires_at, used_at
            from identity.authorization_code where code_hash = @hash for update
            """,
            new { hash }
        );
        if (row is null)
            return null;
        var grant = await Grants.FindAsync(row.GrantId, tx);
        // Another client's: that one may still use it.
        if (grant is null || grant.ClientId != client.ClientId)
            return null;
        if (row.UsedAt is not null)
        {
            logger.LogWarning("A code came twice; grant {GrantId} is revoked", grant.Id);
            await Grants.RevokeAsync(grant.Id, tx);
            return null;
        }

        await tx.ExecuteAsync(
            "update identity.authorization_code set used_at = @Now where code_hash = @hash",
            new { tx.Now, hash }
        );
        var isRight =
            row.ExpiresAt > tx.Now.UtcDateTime
            && string.Equals(row.RedirectUri, redirect, StringComparison.Ordinal)
            && IsProof(verifier, row.CodeChallenge);
        if (isRight && await Grants.OpenAsync(grant, client, tx) is { } open)
            return open with
            {
                Nonce = row.Nonce,
                RefreshToken = await NextAsync(client, grant, tx),
            };
        await Grants.RevokeAsync(grant.Id, tx);
        return null;
    }

    private static async Task<string?> NextAsync(
        SignInClient client,
        Grant grant,
        ServiceTransaction tx
    ) =>
        client.GrantTypes.Contains(ClientGrants.RefreshToken)
            ? await RefreshTokens.AddAsync(grant, tx)
            : null;

    private static bool IsProof(string verifier, string challenge) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(
                Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            ),
            Encoding.ASCII.GetBytes(challenge)
        );

    private sealed record CodeRow
    {
        public Guid GrantId { get; init; }
        public string RedirectUri { get; init; } = "";
        public string CodeChallenge { get; init; } = "";
        public string? Nonce { get; init; }
        public DateTime ExpiresAt { get; init; }
        public DateTime? UsedAt { get; init; }
    }
}
