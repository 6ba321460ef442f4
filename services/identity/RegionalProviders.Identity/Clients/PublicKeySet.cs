using System.Security.Cryptography;
using FluentValidation;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Identity.Clients;

/// <summary>The public keys with which a client signs its requests for tokens.</summary>
internal static class PublicKeySet
{
    internal const int MaxKeys = 10;

    /// <summary>Signature algorithms allowed for assertions: none that uses a shared secret, and never "none".</summary>
    internal static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSsaPssSha256,
    ];

    internal static void IsPublicKeySet<T>(this IRuleBuilder<T, string> rule) =>
        rule.Custom(
            (json, context) =>
            {
                if (json.Length > 0 && Problem(json) is { } problem)
                    context.AddFailure(problem);
            }
        );

    /// <summary>What is wrong with the key set; null if it is valid.</summary>
    internal static string? Problem(string json)
    {
        IList<JsonWebKey> keys;
        try
        {
            keys = new JsonWebKeySet(json).Keys;
        }
        catch (ArgumentException)
        {
            return "must be a JSON Web Key Set: {\"keys\": […]}.";
        }

        if (keys.Count is 0 or > MaxKeys)
            return $"must have 1 to {MaxKeys} keys.";
        if (keys.Count > 1 && keys.DistinctBy(key => key.Kid ?? "").Count() < keys.Count)
            return "must have a different kid on every key.";
        return keys.Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(JsonWebKey key)
    {
        if (key.HasPrivateKey || key.D is not null || key.K is not null)
            return "has a private or secret key. Send public keys only, and replace that key: it is no longer secret.";
        if (key.Use is not (null or "" or "sig"))
            return "has a key that is not for signatures (use).";
        if (key.Alg is { Length: > 0 } algorithm && !Algorithms.Contains(algorithm))
            return "has a key with another algorithm than ES256, RS256 or PS256.";
        try
        {
            return key.Kty switch
            {
                "EC" when key.Crv == "P-256" => EllipticProblem(key),
                "RSA" => RsaProblem(key),
                _ => "has a key that is neither EC on P-256 nor RSA.",
            };
        }
        catch (Exception exception)
            when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return "has a key whose numbers do not make a key.";
        }
    }

    private static string? EllipticProblem(JsonWebKey key)
    {
        using var _ = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint
                {
                    X = Base64UrlEncoder.DecodeBytes(key.X),
                    Y = Base64UrlEncoder.DecodeBytes(key.Y),
                },
            }
        );
        return null;
    }

    private static string? RsaProblem(JsonWebKey key)
    {
        var parameters = new RSAParameters
        {
            Modulus = Base64UrlEncoder.DecodeBytes(key.N),
            Exponent = Base64UrlEncoder.DecodeBytes(key.E),
        };
        using var rsa = RSA.Create(parameters);
        if (rsa.KeySize is < 2048 or > 8192)
            return "has an RSA key of fewer than 2048 or more than 8192 bits.";
        // Signatures under a small exponent are easier to forge.
        return parameters.Exponent.Length < 3
            ? "has an RSA key with an exponent below 65537."
            : null;
    }
}
