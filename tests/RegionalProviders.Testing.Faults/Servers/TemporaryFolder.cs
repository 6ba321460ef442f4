using RegionalProviders.Servers;

namespace RegionalProviders.Testing.Faults;

/// <summary>Where killable servers keep their data between two starts.</summary>
internal static class TemporaryFolder
{
    private const int Attempts = 5;

    /// <summary>A path that does not exist yet: the server creates the folder so that its own user can access it.</summary>
    public static string NewPath(string server) =>
        Path.Combine(TemporaryStorage.Folder, $"rp-faults-{server}-{Guid.NewGuid():n}");

    public static async Task RemoveAsync(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                // A child process of a killed server may still be writing.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <summary>
    /// Retries a start: clients that keep trying to reach a stopped server may briefly occupy its port by connecting to
    /// themselves.
    /// </summary>
    public static async Task<T> StartAsync<T>(Func<Task<T>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start();
            }
            catch (ServerStartException e)
                when (attempt < Attempts
                    && e.Message.Contains("another program", StringComparison.Ordinal)
                )
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
