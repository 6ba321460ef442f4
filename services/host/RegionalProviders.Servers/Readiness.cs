namespace RegionalProviders.Servers;

/// <summary>Waits until a server that was just started answers, or says why it does not.</summary>
internal static class Readiness
{
    /// <summary>
    /// False when the server ended because another program has its port. Unless the result is true, the server has been
    /// stopped.
    /// </summary>
    public static async Task<bool> WaitAsync(
        SupervisedProcess server,
        ServerFolder folder,
        string name,
        Func<CancellationToken, Task<bool>> answers,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        try
        {
            // A RabbitMQ that cannot get its port keeps running for a while before it ends.
            while (!server.HasEnded && !PortTaken(folder))
            {
                if (await AnswersSoonAsync(answers, deadline.Token))
                    return true;
                await Task.Delay(50, deadline.Token);
            }
        }
        catch (Exception e)
        {
            var log = folder.LogTail();
            var portTaken = PortTaken(folder);
            await server.DisposeAsync();
            // Whatever answered on that port was not our server.
            if (portTaken && !cancellationToken.IsCancellationRequested)
                return false;
            if (e is not OperationCanceledException || cancellationToken.IsCancellationRequested)
                throw;
            throw new ServerStartException(
                $"{name} in {folder.FullPath} did not answer within {limit.TotalSeconds:0} s. Its log ends:\n{log}",
                e
            );
        }
        if (server.FolderWasInUse)
            throw new ServerStartException(
                $"{name} cannot use the folder {folder.FullPath}: a server left by an earlier process still runs there. "
                    + "Wait until it has stopped, or give another folder."
            );
        if (PortTaken(folder))
        {
            await server.DisposeAsync();
            return false;
        }
        var ending = folder.LogTail();
        await server.DisposeAsync();
        throw new ServerStartException(
            $"{name} in {folder.FullPath} ended while starting (exit code {server.ExitCode}). Its log ends:\n{ending}"
        );
    }

    /// <summary>Gives up early, because another program on the port may accept a connection and never answer.</summary>
    private static async Task<bool> AnswersSoonAsync(
        Func<CancellationToken, Task<bool>> answers,
        CancellationToken cancellationToken
    )
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            return await answers(soon.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool PortTaken(ServerFolder folder) =>
        folder.LogSays("address already in use", "eaddrinuse", "dist_port_already_used");
}
