using Microsoft.IdentityModel.JsonWebTokens;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A token as it stands now.</summary>
/// <param name="Token">The token, verified.</param>
/// <param name="Grant">The user's grant, still open; null for a token of a client itself.</param>
internal sealed record LiveToken(JsonWebToken Token, IssuableGrant? Grant);

/// <summary>Whether what an access token says still holds: a signature proves only that it once did.</summary>
internal sealed class TokenStates(IdentityDatabase database, OwnTokens tokens)
{
    /// <summary>Null for a token that is none of ours, has ended, or whose client, user or grant has.</summary>
    internal async Task<LiveToken?> FindAsync(string text, CancellationToken cancellationToken) =>
        await tokens.ReadAccessTokenAsync(text, cancellationToken) is { } token
            ? await database.InTransactionAsync(
                SignInClients.System,
                tx => FindAsync(token, tx),
                cancellationToken
            )
            : null;

    /// <summary>Id of the grant that a token was made from; null for a client's own.</summary>
    internal static Guid? GrantOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var sid)
        && Guid.TryParseExact(sid, "D", out var id)
            ? id
            : null;

    private static async Task<LiveToken?> FindAsync(JsonWebToken token, ServiceTransaction tx)
    {
        var clientId = token.GetPayloadValue<string>("client_id");
        if (await SignInClients.FindAsync(clientId, tx) is not { } client)
            return null;
        if (GrantOf(token) is not { } id)
            return new LiveToken(token, null);
        var grant = await Grants.FindAsync(id, tx);
        var open = grant is null ? null : await Grants.OpenAsync(grant, client, tx);
        return open is null ? null : new LiveToken(token, open);
    }
}
