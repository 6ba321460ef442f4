using System.Text.Json.Serialization;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The answer of the token endpoint (RFC 6749 section 5.1).</summary>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken
)
{
    [JsonPropertyName("token_type")]
    public string TokenType => "Bearer";

    [JsonPropertyName("expires_in")]
    public int ExpiresIn => (int)AccessTokens.Lifetime.TotalSeconds;

    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("id_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdToken { get; init; }

    [JsonPropertyName("scope")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }

    /// <summary>Hides the tokens from whatever prints records.</summary>
    public override string ToString() => nameof(TokenResponse);
}
