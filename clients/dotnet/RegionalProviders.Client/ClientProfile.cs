using System.Text.Json;

namespace RegionalProviders.Client;

/// <summary>
/// Where the platform is, and the credentials to sign in with. Stored as JSON with exactly these names in camel case; the
/// file holds a secret, so only its owner should be able to read it.
/// </summary>
public sealed record ClientProfile
{
    /// <summary>
    /// URL of the gRPC port, e.g. <c>https://providers.example.org</c>; <c>http</c> means HTTP/2 in clear text.
    /// </summary>
    public required Uri Server { get; init; }

    /// <summary>The OAuth client_id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret; null for a client with a key.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>
    /// The private key (EC P-256, or RSA of 2048 bits or more) as PEM or JWK text, or the path of a file with it;
    /// null for a client with a secret.
    /// </summary>
    public string? ClientKey { get; init; }

    /// <summary>
    /// The authorisation server's identifier. If it is given, a discovery document that names another one is refused.
    /// </summary>
    public string? Issuer { get; init; }

    /// <summary>URL of the token endpoint; null to ask the discovery document of <see cref="Server"/>.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>
    /// Path of a PEM file with the only certificate authorities to trust for TLS; null for those that the machine trusts.
    /// </summary>
    public string? CaFile { get; init; }

    /// <summary>Reads a profile. Relative paths in it start at the profile's own folder.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="warn">Called with a warning if other users of this machine can read the file.</param>
    /// <exception cref="ProfileException">The file cannot be used; the message says why and what to do.</exception>
    public static ClientProfile Load(string path, Action<string>? warn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var profile = ProfileJson.Read(path);
        if (!OperatingSystem.IsWindows() && ProfileJson.OthersCanRead(File.GetUnixFileMode(path)))
            warn?.Invoke(
                $"Others on this machine can read {path}, which holds a secret. Run: chmod 600 {path}"
            );
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return profile with
        {
            ClientKey =
                profile.ClientKey is { } key && Authentication.ClientKey.IsPath(key)
                    ? Path.Combine(folder, key)
                    : profile.ClientKey,
            CaFile = profile.CaFile is { } ca ? Path.Combine(folder, ca) : null,
        };
    }

    /// <summary>Writes a file that only its owner can read. An existing file is replaced atomically.</summary>
    /// <exception cref="ProfileException">The profile is not usable.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ProfileJson.Check(this, "The profile");
        var temporary = $"{path}.new";
        File.Delete(temporary);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
            JsonSerializer.Serialize(file, this, ProfileJson.Options);
        File.Move(temporary, path, overwrite: true);
    }

    // A profile holds a secret, which must not reach a log when the profile is printed.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Server = ").Append(Server).Append(", ClientId = ").Append(ClientId);
        return true;
    }
}
