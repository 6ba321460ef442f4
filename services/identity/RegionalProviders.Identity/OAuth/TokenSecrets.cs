using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Keys for tokens that only this server reads: the payloads of codes and refresh tokens. They are derived from the
/// key-encryption keys, so that rotating the keys that sign access tokens ends no session.
/// </summary>
internal sealed class TokenSecrets(KeyEncryption encryption)
{
    private readonly List<SymmetricSecurityKey> signing = Keys(
        encryption,
        "identity: signatures of codes and refresh tokens"
    );

    /// <summary>The one derived from the current key-encryption key comes first.</summary>
    internal IReadOnlyList<EncryptingCredentials> Encryption { get; } =
    [
        .. Keys(encryption, "identity: payloads of codes and refresh tokens")
            .Select(key => new EncryptingCredentials(
                key,
                SecurityAlgorithms.Aes256KW,
                SecurityAlgorithms.Aes256CbcHmacSha512
            )),
    ];

    internal SigningCredentials Signing => new(signing[0], SecurityAlgorithms.HmacSha256);

    internal IEnumerable<SecurityKey> Verification => signing;

    private static List<SymmetricSecurityKey> Keys(KeyEncryption encryption, string purpose) =>
        [
            .. encryption
                .Derive(purpose)
                .Select(key => new SymmetricSecurityKey(key.Key) { KeyId = key.Name }),
        ];
}
