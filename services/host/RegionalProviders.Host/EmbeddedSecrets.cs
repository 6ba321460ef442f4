using System.Security.Cryptography;
using System.Text.Json;

namespace RegionalProviders.Host;

/// <summary>
/// Passwords and the key-encryption keys of an embedded platform, made once and kept in a file that only its owner
/// reads. A deployment brings its own from its secret store instead.
/// </summary>
internal sealed record EmbeddedSecrets(
    string KeyEncryptionKey,
    Dictionary<string, string> Passwords
)
{
    /// <summary>
    /// Key-encryption key of the placements service; a folder created before this key existed gets one on loading.
    /// </summary>
    public string ChildReferenceKey { get; init; } =
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// Key-encryption key of the notifications service; a folder created before this key existed gets one on loading.
    /// </summary>
    public string WebhookKey { get; init; } =
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// Secret with which services ask for councils' own issuers; a folder created before this existed gets one on loading.
    /// </summary>
    public string IssuersSecret { get; init; } =
        RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>Password of a database role; generated when first asked for.</summary>
    internal string PasswordOf(string role)
    {
        if (!Passwords.TryGetValue(role, out var password))
            Passwords[role] = password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        return password;
    }

    internal static EmbeddedSecrets LoadOrCreate(string path) =>
        File.Exists(path)
            ? JsonSerializer.Deserialize<EmbeddedSecrets>(File.ReadAllText(path))
                ?? throw new InvalidDataException($"{path} holds no secrets.")
            : new EmbeddedSecrets(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), []);

    internal void Save(string path) => OwnerOnly.WriteJson(path, this);
}
