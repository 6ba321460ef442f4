using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Identity.OAuth;

/// <summary>A key that signs access tokens, as it is kept.</summary>
internal sealed record SigningKey
{
    internal const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    public string Kid { get; init; } = "";
    public byte[] EncryptedPrivateKey { get; init; } = [];
    public string EncryptedWith { get; init; } = "";

    /// <summary>JSON of the public key, as published.</summary>
    public string PublicJwk { get; init; } = "";
    public DateTime NotBefore { get; init; }

    /// <summary>Makes a P-256 key. Its kid is the thumbprint (RFC 7638), so that no two keys share one.</summary>
    internal static SigningKey Generate(KeyEncryption encryption, DateTimeOffset now)
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
                NotBefore = now.UtcDateTime,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>What signs; for as long as the process lives.</summary>
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
