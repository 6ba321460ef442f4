namespace RegionalProviders.Servers;

/// <summary>
/// Another program may take a free port before our server listens on it: then the start is tried again on another port.
/// </summary>
internal static class StartAttempts
{
    private const int Attempts = 5;

    /// <summary>Opens the folder and starts, on the given port or on any free one.</summary>
    /// <param name="server">The server's name, for errors.</param>
    /// <param name="folder">Its folder; null for a temporary one.</param>
    /// <param name="given">The port that it must have; null for any.</param>
    /// <param name="nextPort">Finds a free port.</param>
    /// <param name="start">Starts once; null when another program took a port in between.</param>
    /// <exception cref="ServerStartException">Says why it did not start and what to do.</exception>
    public static async Task<T> RunAsync<T>(
        string server,
        string? folder,
        int? given,
        Func<int> nextPort,
        Func<ServerFolder, int, Task<T?>> start
    )
        where T : class
    {
        var port = 0;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            port = given ?? nextPort();
            // A server may also need ports that it chooses itself, so the given port need not be the one that was taken.
            if (given is not null && !FreePort.IsFree(port))
                break;
            var opened = ServerFolder.Open(folder, server);
            try
            {
                if (await start(opened, port) is { } started)
                    return started;
            }
            catch
            {
                opened.Dispose();
                throw;
            }
            opened.Dispose();
        }

        throw new ServerStartException(
            $"{server} cannot listen on 127.0.0.1:{port}: another program does. Give another port, or none for a free one."
        );
    }
}
