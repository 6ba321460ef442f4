using System.Text.Json;

namespace RegionalProviders.Identity.Bootstrap;

/// <summary>The file <c>admin.json</c>: where the platform is and how its administrator signs in.</summary>
public static class AdministratorFile
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    /// <summary>
    /// Writes the file as a whole or not at all, readable by its owner only. It has been flushed to disk when this
    /// returns.
    /// </summary>
    /// <param name="path">Path of the file; its folder exists.</param>
    /// <param name="server">Address of the platform for clients.</param>
    /// <param name="credentials">Created by <see cref="FirstAdministrator"/>.</param>
    /// <param name="cancellationToken">Cancels the write; the file stays as it was.</param>
    public static async Task WriteAsync(
        string path,
        string server,
        AdministratorCredentials credentials,
        CancellationToken cancellationToken
    )
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                server,
                credentials.ClientId,
                credentials.ClientSecret,
            },
            Indented
        );
        await OwnerOnlyFile.WriteAsync(path, content, cancellationToken);
    }
}
