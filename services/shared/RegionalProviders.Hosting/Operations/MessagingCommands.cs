using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Messaging;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Commands about messages that could not be handled or sent; every process has them.</summary>
internal static class MessagingCommands
{
    private const int DefaultLimit = 1000;

    internal static IReadOnlyList<OperatorCommand> All { get; } =
    [
        new("errors", ["errors list", "errors replay QUEUE [LIMIT]"], ErrorsAsync),
        new("parked", ["parked list", "parked retry SERVICE"], ParkedAsync),
    ];

    private static async Task<int?> ErrorsAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var errors = services.GetRequiredService<ErrorQueues>();
        switch (args)
        {
            case [_, "list"]:
                foreach (var queue in await errors.ListAsync(cancellationToken))
                    await output.WriteLineAsync($"{queue.Name}\t{queue.Messages}");
                return 0;
            case [_, "replay", var queue, .. var rest] when Limit(rest) is { } limit:
                var moved = await errors.ReplayAsync(queue, limit, cancellationToken);
                await output.WriteLineAsync($"{moved} messages sent back");
                return 0;
            default:
                return null;
        }
    }

    private static async Task<int?> ParkedAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var parked = services.GetRequiredService<ParkedEvents>();
        switch (args)
        {
            case [_, "list"]:
                foreach (var group in await parked.ListAsync(cancellationToken))
                    await output.WriteLineAsync(
                        $"{group.Service}\t{group.Type}\t{group.Count}\t{group.Error}"
                    );
                return 0;
            case [_, "retry", var service]:
                var retried = await parked.RetryAsync(service, cancellationToken);
                await output.WriteLineAsync($"{retried} events sent on their way");
                return 0;
            default:
                return null;
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
