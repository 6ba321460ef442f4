using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Placements.Submissions.Files;

namespace RegionalProviders.Placements;

/// <summary>Configuration section <c>Placements</c>.</summary>
internal sealed class PlacementsOptions : KeyRingOptions
{
    /// <summary>A section of its own, bound separately.</summary>
    public FileUploadOptions Uploads { get; set; } = new();
}

/// <summary>Fails start-up if the key that encrypts child references is missing.</summary>
internal sealed class PlacementsOptionsCheck : IValidateOptions<PlacementsOptions>
{
    public ValidateOptionsResult Validate(string? name, PlacementsOptions options) =>
        options.HasOneKey
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Set one of Placements:KeyEncryptionKey (base64 of 32 random bytes) and Placements:KeyEncryptionKeyFile (path of a file with the same)."
            );
}
