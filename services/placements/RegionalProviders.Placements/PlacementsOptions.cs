using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Placements.Submissions.Files;

namespace RegionalProviders.Placements;

/// <summary>Configuration section <c>Placements</c>.</summary>
internal sealed class PlacementsOptions : KeyRingOptions
{
    /// <summary>Section of its own, which is bound by itself.</summary>
    public FileUploadOptions Uploads { get; set; } = new();
}

/// <summary>Refuses to start without the key that child references hang on.</summary>
internal sealed class PlacementsOptionsCheck : IValidateOptions<PlacementsOptions>
{
    public ValidateOptionsResult Validate(string? name, PlacementsOptions options) =>
        options.HasOneKey
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Set one of Placements:KeyEncryptionKey (base64 of 32 random bytes) and Placements:KeyEncryptionKeyFile (path of a file with the same)."
            );
}
