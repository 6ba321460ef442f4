using System.Net;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Authentication;

/// <summary>
/// Refuses to start with an invalid address of the issuer, a CA file that does not exist, no audience, or a network that
/// is not a CIDR.
/// </summary>
internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    private const int MinSecretLength = 32;

    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (!IsWebAddress(options.Issuer))
            failures.AddError(
                "must be the absolute http or https address of the issuer",
                "Tokens:Issuer"
            );
        if (options.MetadataAddress.Length > 0 && !IsWebAddress(options.MetadataAddress))
            failures.AddError(
                "must be an absolute http or https address, or empty",
                "Tokens:MetadataAddress"
            );
        if (options.CaFile.Length > 0 && !File.Exists(options.CaFile))
            failures.AddError("names a file that does not exist", "Tokens:CaFile");
        if (options.IssuersSecretFile.Length > 0 && !File.Exists(options.IssuersSecretFile))
            failures.AddError("names a file that does not exist", "Tokens:IssuersSecretFile");
        else if (options.ReadIssuersSecret().Length is > 0 and < MinSecretLength)
            failures.AddError(
                $"must have at least {MinSecretLength} characters, or be empty",
                "Tokens:IssuersSecret"
            );
        if (options.Audience.Length == 0)
            failures.AddError("must not be empty", "Tokens:Audience");
        foreach (var network in options.IssuerNetworks)
            if (!IPNetwork.TryParse(network, out _))
                failures.AddError($"has {network}, which is no CIDR", "Tokens:IssuerNetworks");
        return failures.Build();
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
