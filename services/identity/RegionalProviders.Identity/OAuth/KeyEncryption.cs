using Microsoft.Extensions.Options;
using RegionalProviders.Hosting.Keys;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Encrypts signing keys and second factors at rest.</summary>
internal sealed class KeyEncryption(IOptions<IdentityOptions> options)
    : KeyRing("Identity", options.Value);
