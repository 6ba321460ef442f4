using System.Text.Json;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>A platform on which the demonstration of <c>make run</c> has run once.</summary>
public sealed class DemonstratedPlatform : IAsyncLifetime
{
    private EmptyPlatform stranger = null!;

    /// <summary>The folder in which the demonstration stores profiles.</summary>
    internal string Folder => stranger.Folder;

    /// <summary>The output of the demonstration on the empty platform.</summary>
    internal Outcome First { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        stranger = await EmptyPlatform.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(stranger.Folder, "endpoints.json"),
            JsonSerializer.Serialize(new { stranger.Platform.Server, stranger.Platform.Web })
        );
        First = await DemonstrateAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await stranger.DisposeAsync();

    /// <summary>Runs the demonstration.</summary>
    internal Task<Outcome> DemonstrateAsync() =>
        Programs.RunAsync(
            "dotnet",
            [
                Programs.Built(
                    "clients/demonstration/RegionalProviders.Demonstration",
                    "RegionalProviders.Demonstration.dll"
                ),
                "--data",
                stranger.Folder,
            ],
            stranger.Folder
        );
}
