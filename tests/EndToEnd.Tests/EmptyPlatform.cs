using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>
/// An empty platform, a folder, and an administrator's profile in it: what a newcomer has after the first start.
/// </summary>
public sealed class EmptyPlatform : IAsyncDisposable
{
    private EmptyPlatform(TestPlatform platform, string folder)
    {
        Platform = platform;
        Folder = folder;
    }

    internal TestPlatform Platform { get; }

    internal string Folder { get; }

    internal string Administrator => Path.Combine(Folder, "admin.json");

    internal static async Task<EmptyPlatform> StartAsync()
    {
        // Webhook receivers run on this machine, as they do for a newcomer.
        var platform = await TestPlatform.StartAsync(builder =>
            builder.Configuration["Notifications:Webhooks:AllowPrivateTargets"] = "true"
        );
        var folder = Directory.CreateTempSubdirectory("rp-e2e-").FullName;
        var stranger = new EmptyPlatform(platform, folder);
        (
            await platform.People.NewProfileAsync(
                new CreateClientRequest { Kind = PrincipalKind.Operator }
            )
        ).Save(stranger.Administrator);
        return stranger;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Platform.DisposeAsync();
    }
}
