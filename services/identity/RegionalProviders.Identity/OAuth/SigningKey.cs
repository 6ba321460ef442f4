using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A key that signs access tokens, as stored.</summary>
internal sealed record SigningKey
{
    internal const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    public string Kid { get; init; } = "";
    public byte[] EncryptedPrivateKey { get; init; } = [];
    public string EncryptedWith { get; init; } = "";

    /// <summary>JSON of the public key, as published.</summary>
    public string PublicJwk { get; init; } = "";
    public DateTime CreatedAt { get; init; }

    /// <summary>Signs from this time until the next key does.</summary>
    public DateTime NotBefore { get; init; }

    /// <summary>Published until this time; null while there is no next key.</summary>
    public DateTime? RetiredAt { get; init; }

    /// <summary>The key that signs: the newest whose time has come.</summary>
    internal static SigningKey? Current(IEnumerable<SigningKey> keys, DateTime now)
    {
        var usable = keys.Where(key => key.RetiredAt is null || key.RetiredAt > now).ToList();
        // The first key, made by a replica whose clock is ahead, may seem to lie in the future.
        return usable.Where(key => key.NotBefore <= now).MaxBy(key => key.NotBefore)
            ?? usable.MinBy(key => key.NotBefore);
    }

    /// <summary>Makes a P-256 key. Its kid is the thumbprint (RFC 7638), so that no two keys share one.</summary>
    internal static SigningKey Generate(KeyEncryption encryption, DateTimeOffset notBefore)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(point.X),
            Y = Base64UrlEncoder.Encode(point.Y),
        };
        var kid = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        var secret = key.ExportPkcs8PrivateKey();
        try
        {
            return new SigningKey
            {
                Kid = kid,
                EncryptedPrivateKey = encryption.Encrypt(kid, secret),
                EncryptedWith = encryption.Name,
                PublicJwk = JsonSerializer.Serialize(
                    new
                    {
                        kty = jwk.Kty,
                        crv = jwk.Crv,
                        x = jwk.X,
                        y = jwk.Y,
                        kid,
                        use = "sig",
                        alg = Algorithm,
                    }
                ),
                NotBefore = notBefore.UtcDateTime,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Decrypts the private key. The credentials last for as long as the process.</summary>
    internal SigningCredentials Open(KeyEncryption encryption)
    {
        var secret = encryption.Decrypt(Kid, EncryptedWith, EncryptedPrivateKey);
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(secret, out _);
            return new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = Kid }, Algorithm);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
