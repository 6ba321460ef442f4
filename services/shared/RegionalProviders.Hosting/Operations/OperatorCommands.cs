using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Messaging;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Commands of who runs a deployment, given to a service's own program: <c>errors list</c>,
/// <c>errors replay QUEUE [LIMIT]</c>, <c>parked list</c>, <c>parked retry SERVICE</c>, and those of
/// <see cref="AccessLogCommands"/>.
/// </summary>
public static class OperatorCommands
{
    private const int DefaultLimit = 1000;

    /// <summary>True where the arguments are such a command.</summary>
    public static bool Contains(string[] args) =>
        args is ["errors" or "parked" or "access-log", ..];

    /// <summary>Runs it against the servers of the configuration. Returns the exit code: 2 for an unknown command.</summary>
    /// <param name="args">The command.</param>
    /// <param name="services">Services of an application that was built, not started.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var errors = services.GetRequiredService<ErrorQueues>();
        var parked = services.GetRequiredService<ParkedEvents>();
        if (
            await AccessLogCommands.RunAsync(args, services, output, cancellationToken) is
            { } accessLog
        )
            return accessLog;
        switch (args)
        {
            case ["errors", "list"]:
                foreach (var queue in await errors.ListAsync(cancellationToken))
                    await output.WriteLineAsync($"{queue.Name}\t{queue.Messages}");
                return 0;
            case ["errors", "replay", var queue, .. var rest] when Limit(rest) is { } limit:
                var moved = await errors.ReplayAsync(queue, limit, cancellationToken);
                await output.WriteLineAsync($"{moved} messages sent back");
                return 0;
            case ["parked", "list"]:
                foreach (var group in await parked.ListAsync(cancellationToken))
                    await output.WriteLineAsync(
                        $"{group.Service}\t{group.Type}\t{group.Count}\t{group.Error}"
                    );
                return 0;
            case ["parked", "retry", var service]:
                var retried = await parked.RetryAsync(service, cancellationToken);
                await output.WriteLineAsync($"{retried} events sent on their way");
                return 0;
            default:
                await output.WriteLineAsync(
                    $"Commands: errors list | errors replay QUEUE [LIMIT] | parked list | parked retry SERVICE | {AccessLogCommands.Usage}"
                );
                return 2;
        }
    }

    private static int? Limit(string[] rest) =>
        rest switch
        {
            [] => DefaultLimit,
            [var text]
                when int.TryParse(
                    text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var limit
                )
                    && limit > 0 => limit,
            _ => null,
        };
}
