using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Placements;

/// <summary>Configuration section <c>Placements</c>.</summary>
internal sealed class PlacementsOptions : KeyRingOptions;

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
