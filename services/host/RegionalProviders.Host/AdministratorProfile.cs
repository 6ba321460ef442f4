using System.Text.Json;
using RegionalProviders.Identity.Bootstrap;

namespace RegionalProviders.Host;

/// <summary>The first administrator's profile of an embedded platform, <c>admin.json</c>.</summary>
internal static class AdministratorProfile
{
    /// <summary>
    /// Writes the profile on the first start. On a later start the platform may be on another port: the address in the
    /// profile is then updated.
    /// </summary>
    internal static async Task EnsureAsync(
        IServiceProvider services,
        string path,
        string server,
        CancellationToken cancellationToken
    )
    {
        var isFirst = await FirstAdministrator.EnsureAsync(
            services,
            (credentials, token) => AdministratorFile.WriteAsync(path, server, credentials, token),
            cancellationToken
        );
        if (isFirst || !File.Exists(path))
            return;

        var profile = JsonSerializer.Deserialize<Profile>(
            await File.ReadAllTextAsync(path, cancellationToken),
            JsonSerializerOptions.Web
        );
        if (profile is { } known && known.Server != server)
            await AdministratorFile.WriteAsync(
                path,
                server,
                new AdministratorCredentials(known.ClientId, known.ClientSecret),
                cancellationToken
            );
    }

    private sealed record Profile(string Server, string ClientId, string ClientSecret);
}
