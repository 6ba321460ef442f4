using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Statements on the table of signing keys.</summary>
internal static class SigningKeyTable
{
    private const string Select = """
        select kid, encrypted_private_key, encrypted_with, public_jwk::text as public_jwk, created_at, not_before, retired_at
        from identity.signing_key
        """;

    /// <summary>Allows one change of the key set at a time, across all replicas.</summary>
    internal static Task LockAsync(ServiceTransaction tx) => tx.LockAsync("identity.signing_key");

    /// <summary>The keys that verifiers accept, newest first.</summary>
    internal static Task<IReadOnlyList<SigningKey>> PublishedAsync(ServiceTransaction tx) =>
        tx.QueryAsync<SigningKey>(
            $"{Select} where retired_at is null or retired_at > @Now order by not_before desc",
            new { tx.Now }
        );

    internal static Task InsertAsync(SigningKey key, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            insert into identity.signing_key
                (kid, algorithm, encrypted_private_key, encrypted_with, public_jwk, created_at, not_before)
            values (@Kid, @algorithm, @EncryptedPrivateKey, @EncryptedWith, @PublicJwk::jsonb, @Now, @NotBefore)
            """,
            new
            {
                key.Kid,
                algorithm = SigningKey.Algorithm,
                key.EncryptedPrivateKey,
                key.EncryptedWith,
                key.PublicJwk,
                tx.Now,
                key.NotBefore,
            }
        );

    internal static Task RetireAsync(string kid, DateTimeOffset at, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update identity.signing_key set retired_at = @at where kid = @kid",
            new { kid, at }
        );

    internal static Task<int> DeleteRetiredAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "delete from identity.signing_key where retired_at <= @Now",
            new { tx.Now }
        );
}
