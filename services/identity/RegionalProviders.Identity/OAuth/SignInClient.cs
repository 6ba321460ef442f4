using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A client at the token endpoint: with what proves that it is who it says.</summary>
internal sealed record SignInClient
{
    public string ClientId { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public Guid? OrganisationId { get; init; }
    public string[] Roles { get; init; } = [];
    public byte[]? SecretSalt { get; init; }
    public byte[]? SecretHash { get; init; }
    public string? PublicJwks { get; init; }
    public string Name { get; init; } = "";
    public string[] GrantTypes { get; init; } = [];
    public string[] RedirectUris { get; init; } = [];
    public string[] PostLogoutRedirectUris { get; init; } = [];
    public bool IsPublic { get; init; }

    /// <summary>Refuses a grant that the client is not registered for.</summary>
    internal void CheckMay(string grantType)
    {
        if (!GrantTypes.Contains(grantType))
            throw OAuthException.UnauthorizedClient();
    }
}

/// <summary>Clients and used assertions, as the token endpoint may see them: one client at a time, by its id.</summary>
internal sealed class SignInClients(IdentityDatabase database)
{
    private const int LongestId = 100;

    internal static readonly Principal System = Principal.System("identity");

    /// <summary>The enabled client with this id; null where there is none.</summary>
    internal Task<SignInClient?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        clientId.Length > LongestId || clientId.Any(char.IsControl)
            ? Task.FromResult<SignInClient?>(null)
            : database.InTransactionAsync(System, tx => FindAsync(clientId, tx), cancellationToken);

    /// <summary>Uses an assertion up; false where it was used before.</summary>
    internal Task<bool> UseUpAsync(
        string clientId,
        string jti,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            System,
            async tx =>
                await tx.ExecuteAsync(
                    "insert into identity.client_assertion values (@clientId, @jti, @expiresAt) on conflict do nothing",
                    new
                    {
                        clientId,
                        jti,
                        expiresAt,
                    }
                ) == 1,
            cancellationToken
        );

    internal static async Task<SignInClient?> FindAsync(string clientId, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "select set_config('app.sign_in_client_id', @clientId, true)",
            new { clientId }
        );
        return await tx.QuerySingleOrDefaultAsync<SignInClient>(
            """
            select client_id, kind, council_id, consortium_ids, organisation_id, roles,
                secret_salt, secret_hash, public_jwks::text as public_jwks,
                name, grant_types, redirect_uris, post_logout_redirect_uris, is_public
            from identity.client where client_id = @clientId and disabled_at is null
            """,
            new { clientId }
        );
    }
}
