using System.Text.Json.Serialization;

namespace RegionalProviders.Authentication;

/// <summary>A council's own OpenID provider, as the identity service publishes it to the other services.</summary>
public sealed record TrustedIssuer
{
    /// <summary>
    /// Id of the registration. Subjects of its tokens begin with it, so that those of two issuers never collide.
    /// </summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The value of iss in its tokens.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary>The council for which its tokens speak, whatever they say.</summary>
    [JsonPropertyName("council_id")]
    public required Guid CouncilId { get; init; }

    /// <summary>True if an administrator registered it whom an operator made, and the council has not taken over.</summary>
    [JsonPropertyName("made_by_operator")]
    public bool MadeByOperator { get; init; }

    /// <summary>The audience that a token must be for.</summary>
    [JsonPropertyName("audience")]
    public required string Audience { get; init; }

    /// <summary><c>at+jwt</c>, or <c>JWT</c> for a provider whose access tokens are of that type.</summary>
    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    /// <summary>Client ids that a token may be issued to; empty for all.</summary>
    [JsonPropertyName("client_ids")]
    public required IReadOnlyList<string> ClientIds { get; init; }

    /// <summary>The claim from which roles are read.</summary>
    [JsonPropertyName("role_claim")]
    public required string RoleClaim { get; init; }

    /// <summary>Values of that claim, and the role that each gives.</summary>
    [JsonPropertyName("roles")]
    public required IReadOnlyList<TrustedRole> Roles { get; init; }
}

/// <summary>One value of the claim from which roles are read.</summary>
/// <param name="Value">The value, exactly.</param>
/// <param name="Role">A council's role by name, e.g. <c>quality_lead</c>.</param>
public sealed record TrustedRole(
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("role")] string Role
);

/// <summary>The document that the identity service publishes.</summary>
/// <param name="Issuers">Every issuer that is trusted now.</param>
public sealed record TrustedIssuerList(
    [property: JsonPropertyName("issuers")] IReadOnlyList<TrustedIssuer> Issuers
)
{
    /// <summary>Field of the discovery document with the address of the list.</summary>
    public const string DiscoveryField = "regionalproviders_issuers_uri";
}
