using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegionalProviders.Client;

/// <summary>Reads and checks the JSON of a profile, with errors that a person can act on.</summary>
internal static class ProfileJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        WriteIndented = true,
    };

    internal static ClientProfile Read(string path)
    {
        if (Directory.Exists(path))
            throw new ProfileException($"{path} is a folder. Name the profile's JSON file.");
        try
        {
            var profile =
                JsonSerializer.Deserialize<ClientProfile>(File.ReadAllText(path), Options)
                ?? throw new ProfileException($"{path} is empty: a profile is a JSON object.");
            Check(profile, path);
            return profile;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProfileException(
                $"There is no profile at {path}. Create it, or name another.",
                e
            );
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new ProfileException($"{path} cannot be read: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new ProfileException(
                $"{path} is not a profile{Where(e)}. It must be a JSON object with \"server\", \"clientId\" and "
                    + "\"clientSecret\" or \"clientKey\", and no other names than \"issuer\", \"tokenEndpoint\" and \"caFile\".",
                e
            );
        }
    }

    internal static void Check(ClientProfile profile, string name)
    {
        if (!IsWeb(profile.Server))
            throw new ProfileException($"{name}: \"server\" must be an http or https URL.");
        if (string.IsNullOrWhiteSpace(profile.ClientId))
            throw new ProfileException($"{name}: \"clientId\" is missing.");
        if (string.IsNullOrEmpty(profile.ClientSecret) == string.IsNullOrEmpty(profile.ClientKey))
            throw new ProfileException(
                $"{name} must have either \"clientSecret\" or \"clientKey\", not both and not neither."
            );
        if (profile.TokenEndpoint is { } endpoint && !IsWeb(endpoint))
            throw new ProfileException($"{name}: \"tokenEndpoint\" must be an http or https URL.");
    }

    internal static bool OthersCanRead(UnixFileMode mode) =>
        (mode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;

    private static bool IsWeb(Uri? uri) =>
        uri is { IsAbsoluteUri: true }
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    // The exception's own message may quote the text, and so a secret; the place in the file is enough.
    private static string Where(JsonException e) =>
        e.LineNumber is { } line ? $" (line {line + 1})" : "";
}
