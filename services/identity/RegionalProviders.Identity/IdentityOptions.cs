using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Identity;

/// <summary>Configuration section <c>Identity</c>.</summary>
internal sealed class IdentityOptions : KeyRingOptions
{
    /// <summary>Issuer of tokens: the address at which this service is reached from outside, http or https.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Audience of access tokens.</summary>
    public string Audience { get; set; } = "regionalproviders";

    /// <summary>
    /// How long a new signing key is published before it signs, at least 10 minutes: longer than any verifier may keep the
    /// old set.
    /// </summary>
    public TimeSpan SigningKeyLead { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Days after which a new signing key is created automatically; 0 for never.</summary>
    public int RotateSigningKeysEveryDays { get; set; }

    /// <summary>
    /// Failed sign-in attempts allowed from one network address within 15 minutes; after that, the address has to wait.
    /// A council's staff may share one address.
    /// </summary>
    public int MaxFailuresPerAddress { get; set; } = 50;

    /// <summary>True where browsers reach this service over TLS: cookies are then marked Secure.</summary>
    internal bool IsHttps => Issuer.StartsWith("https:", StringComparison.Ordinal);

    internal string ActivationLink(string token) => $"{Issuer}/account/activate?token={token}";

    internal string TokenEndpoint => $"{Issuer}/oauth2/token";

    internal string JwksEndpoint => $"{Issuer}/oauth2/jwks";

    internal string IssuersEndpoint => $"{Issuer}/oauth2/issuers";
}

/// <summary>Applies defaults to the section and validates it when it is first read.</summary>
internal sealed class IdentityOptionsSetup(IConfiguration configuration)
    : IPostConfigureOptions<IdentityOptions>,
        IValidateOptions<IdentityOptions>
{
    public void PostConfigure(string? name, IdentityOptions options)
    {
        if (options.Issuer.Length == 0)
            options.Issuer = configuration["Platform:PublicWebUrl"] ?? "";
        options.Issuer = options.Issuer.TrimEnd('/');
    }

    public ValidateOptionsResult Validate(string? name, IdentityOptions options)
    {
        if (
            !Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer)
            || (issuer.Scheme != Uri.UriSchemeHttps && issuer.Scheme != Uri.UriSchemeHttp)
            || issuer.Query.Length > 0
            || issuer.Fragment.Length > 0
        )
            return ValidateOptionsResult.Fail(
                "Identity:Issuer (or Platform:PublicWebUrl) must be the http or https address of this service, without query."
            );
        if (!options.HasOneKey)
            return ValidateOptionsResult.Fail(
                "Set one of Identity:KeyEncryptionKey (base64 of 32 random bytes) and Identity:KeyEncryptionKeyFile (path of a file with the same)."
            );
        if (options.SigningKeyLead < TimeSpan.FromMinutes(10))
            return ValidateOptionsResult.Fail(
                "Identity:SigningKeyLead must be 00:10:00 or longer: verifiers keep the published keys for that long."
            );
        if (options.RotateSigningKeysEveryDays is < 0 or > 3650)
            return ValidateOptionsResult.Fail(
                "Identity:RotateSigningKeysEveryDays must be 0 (never) to 3650."
            );
        if (options.MaxFailuresPerAddress < 1)
            return ValidateOptionsResult.Fail("Identity:MaxFailuresPerAddress must be at least 1.");
        return ValidateOptionsResult.Success;
    }
}
