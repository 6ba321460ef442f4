namespace RegionalProviders.Authentication;

/// <summary>Whose tokens the services trust; section <c>Tokens</c> of the configuration.</summary>
public sealed class TokenOptions
{
    /// <summary>The issuer, exactly as in the iss claim of tokens. Its discovery document is read from there.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Where to read the discovery document from, if not from the issuer's own address; empty otherwise.</summary>
    public string MetadataAddress { get; set; } = "";

    /// <summary>
    /// Path of a PEM file with the only certificate authorities to trust when connecting to the issuer; empty for the
    /// machine's own. Needed where the platform itself uses a certificate of a private authority.
    /// </summary>
    public string CaFile { get; set; } = "";

    /// <summary>The audience that a token must be for.</summary>
    public string Audience { get; set; } = "regionalproviders";

    /// <summary>
    /// Secret with which services ask the identity service for councils' own issuers, the same in both; at least 32
    /// characters. If neither this nor <see cref="IssuersSecretFile"/> is set, no council's issuer is trusted.
    /// </summary>
    public string IssuersSecret { get; set; } = "";

    /// <summary>Path of a file with <see cref="IssuersSecret"/>, instead of it.</summary>
    public string IssuersSecretFile { get; set; } = "";

    /// <summary>
    /// Networks outside the public internet in which councils' own issuers may be, e.g. <c>10.20.0.0/16</c>; none
    /// unless set. <c>127.0.0.0/8</c> also allows http, on this machine only.
    /// </summary>
    public IReadOnlyList<string> IssuerNetworks { get; set; } = [];

    /// <summary>The secret, from wherever it is; empty if there is none.</summary>
    public string ReadIssuersSecret() =>
        IssuersSecretFile.Length > 0 ? File.ReadAllText(IssuersSecretFile).Trim() : IssuersSecret;
}
