using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RegionalProviders.Authentication;

/// <summary>A token that every parser reads the same way. Its signature and claims are not verified yet.</summary>
/// <param name="Token">The token.</param>
/// <param name="Payload">Its claims, each once.</param>
public sealed record StrictJwt(JsonWebToken Token, JsonElement Payload)
{
    // A repeated name is read differently by different parsers, so such a token would have two meanings.
    private static readonly JsonDocumentOptions Once = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    // Numbers (RFC 7519, NumericDate). The library would accept text as well.
    private static readonly string[] Instants = ["exp", "nbf", "iat"];

    /// <summary>
    /// Null if the text is not a signed JWT, repeats a name, has a time that is not a number, or demands an extension
    /// that must be understood (RFC 7515, crit): none is supported.
    /// </summary>
    public static StrictJwt? Read(string text)
    {
        try
        {
            var token = new JsonWebToken(text);
            if (token.EncodedSignature.Length == 0 || token.IsEncrypted)
                return null;
            var header = Parse(token.EncodedHeader);
            var payload = Parse(token.EncodedPayload);
            return
                header.ValueKind != JsonValueKind.Object
                || payload.ValueKind != JsonValueKind.Object
                || header.TryGetProperty("crit", out _)
                || !Instants.All(claim => IsNumberOrAbsent(payload, claim))
                ? null
                : new StrictJwt(token, payload);
        }
        catch (Exception exception)
            when (exception
                    is ArgumentException
                        or FormatException
                        or JsonException
                        or SecurityTokenException
            )
        {
            return null;
        }
    }

    /// <summary>The text of a claim; null if it is absent or not text.</summary>
    public string? Text(string claim) =>
        Payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The texts of a claim that is one text or a list of texts; empty if it is anything else.</summary>
    public IReadOnlyList<string> Texts(string claim)
    {
        if (!Payload.TryGetProperty(claim, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        return
            value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(each => each.GetString()!)]
            : [];
    }

    /// <summary>The instant of a claim in seconds since 1970; null if it is absent or not an instant.</summary>
    public DateTimeOffset? Instant(string claim) =>
        Payload.TryGetProperty(claim, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds))
            : null;

    private static bool IsNumberOrAbsent(JsonElement payload, string claim) =>
        !payload.TryGetProperty(claim, out var value) || value.ValueKind == JsonValueKind.Number;

    private static JsonElement Parse(string encoded)
    {
        using var document = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(encoded), Once);
        return document.RootElement.Clone();
    }
}
