using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Encrypts signing keys and second factors at rest.</summary>
internal sealed class KeyEncryption(IOptions<IdentityOptions> options)
    : KeyRing("Identity", options.Value);
