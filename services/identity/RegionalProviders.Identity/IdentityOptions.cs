using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity;

/// <summary>Configuration section <c>Identity</c>.</summary>
internal sealed class IdentityOptions
{
    /// <summary>Issuer of tokens: the address at which this service is reached from outside, http or https.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Audience of access tokens.</summary>
    public string Audience { get; set; } = "regionalproviders";

    /// <summary>Key that encrypts signing keys at rest: 32 bytes, base64.</summary>
    public string KeyEncryptionKey { get; set; } = "";

    /// <summary>Path of a file that holds it instead.</summary>
    public string KeyEncryptionKeyFile { get; set; } = "";

    /// <summary>
    /// Failed attempts to sign in from one network address within 15 minutes before it has to wait. A council's staff may
    /// share one address.
    /// </summary>
    public int MostFailuresPerAddress { get; set; } = 50;

    /// <summary>True where browsers reach this service over TLS: then cookies are for TLS only.</summary>
    internal bool IsHttps => Issuer.StartsWith("https:", StringComparison.Ordinal);

    internal string ActivationLink(string token) => $"{Issuer}/account/activate?token={token}";

    internal string TokenEndpoint => $"{Issuer}/oauth2/token";

    internal string JwksEndpoint => $"{Issuer}/oauth2/jwks";
}

/// <summary>Fills in and checks the section when it is first read.</summary>
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
        if ((options.KeyEncryptionKey.Length > 0) == (options.KeyEncryptionKeyFile.Length > 0))
            return ValidateOptionsResult.Fail(
                "Set one of Identity:KeyEncryptionKey (base64 of 32 random bytes) and Identity:KeyEncryptionKeyFile (path of a file with the same)."
            );
        return ValidateOptionsResult.Success;
    }
}
