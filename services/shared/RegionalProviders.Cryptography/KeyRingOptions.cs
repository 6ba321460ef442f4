namespace RegionalProviders.Cryptography;

/// <summary>Key-encryption keys of a service, in its section of the configuration.</summary>
public class KeyRingOptions
{
    /// <summary>Key that encrypts secrets at rest: 32 bytes, base64.</summary>
    public string KeyEncryptionKey { get; set; } = "";

    /// <summary>Path of a file with the key, instead.</summary>
    public string KeyEncryptionKeyFile { get; set; } = "";

    /// <summary>
    /// Other key-encryption keys, with which stored data can be decrypted: those before the current one, and the next
    /// one before it becomes current on any replica.
    /// </summary>
    public IReadOnlyList<string> PreviousKeyEncryptionKeys { get; set; } = [];

    /// <summary>Paths of files with such keys.</summary>
    public IReadOnlyList<string> PreviousKeyEncryptionKeyFiles { get; set; } = [];

    /// <summary>True if exactly one of key and file is given.</summary>
    public bool HasOneKey => (KeyEncryptionKey.Length > 0) != (KeyEncryptionKeyFile.Length > 0);
}
