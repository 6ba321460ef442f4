using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Client.Authentication;

/// <summary>The private key of a client that signs in with a key.</summary>
internal static class ClientKey
{
    private const int LeastRsaBits = 2048;

    internal static bool IsPath(string key) =>
        !key.TrimStart().StartsWith("-----BEGIN", StringComparison.Ordinal)
        && !key.TrimStart().StartsWith('{');

    /// <summary>Reads the key and chooses the algorithm that goes with it.</summary>
    /// <param name="key">PEM, JWK, or the path of a file with either.</param>
    /// <exception cref="ProfileException">It is not a usable private key.</exception>
    internal static SigningCredentials Load(string key)
    {
        try
        {
            var text = IsPath(key) ? File.ReadAllText(key) : key;
            if (IsPath(text))
                throw Unusable("it is neither PEM nor JWK");
            return text.TrimStart().StartsWith('{') ? FromJwk(text) : FromPem(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException($"The client key cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // The parser's message may quote the key.
            throw Unusable("it is damaged, encrypted or no private key");
        }
    }

    private static SigningCredentials FromJwk(string text)
    {
        var jwk = new JsonWebKey(text);
        if (!jwk.HasPrivateKey)
            throw Unusable("it is a public key");
        return jwk.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.EllipticCurve when jwk.Crv == JsonWebKeyECTypes.P256 =>
                new SigningCredentials(jwk, SecurityAlgorithms.EcdsaSha256),
            JsonWebAlgorithmsKeyTypes.RSA when jwk.KeySize >= LeastRsaBits =>
                new SigningCredentials(
                    jwk,
                    jwk.Alg == SecurityAlgorithms.RsaSsaPssSha256
                        ? SecurityAlgorithms.RsaSsaPssSha256
                        : SecurityAlgorithms.RsaSha256
                ),
            _ => throw Unusable("its kind is not allowed"),
        };
    }

    private static SigningCredentials FromPem(string text) => TryEllipticCurve(text) ?? Rsa(text);

    private static SigningCredentials? TryEllipticCurve(string text)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
        if (key.KeySize != 256)
            throw Unusable("its curve is not P-256");
        RequirePrivate(() => key.ExportParameters(true).D is not null);
        return new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256);
    }

    private static SigningCredentials Rsa(string text)
    {
        var key = RSA.Create();
        key.ImportFromPem(text);
        if (key.KeySize < LeastRsaBits)
            throw Unusable("it is too short");
        RequirePrivate(() => key.ExportParameters(true).D is not null);
        return new SigningCredentials(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256);
    }

    private static void RequirePrivate(Func<bool> isPrivate)
    {
        if (!isPrivate())
            throw Unusable("it is a public key");
    }

    private static ProfileException Unusable(string why) =>
        new(
            $"The client key cannot be used: {why}. Give an unencrypted private key, EC P-256 or RSA of {LeastRsaBits} bits or more, as PEM or JWK."
        );
}
