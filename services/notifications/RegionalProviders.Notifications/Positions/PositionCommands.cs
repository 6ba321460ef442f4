using System.Text.Json;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Positions;

/// <summary>The operator's commands about where councils have children placed.</summary>
internal static class PositionCommands
{
    private const int Refused = 1;

    internal static OperatorCommand Command { get; } =
        new(
            "positions",
            ["positions rebuild FILE"],
            (args, services, output, ct) =>
                args is [_, "rebuild", var file]
                    ? RebuildAsync(file, services, output, ct)
                    : Task.FromResult<int?>(null)
        );

    private static async Task<int?> RebuildAsync(
        string file,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        PositionSnapshot snapshot;
        try
        {
            snapshot = await PositionSnapshot.ReadAsync(file, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            await output.WriteLineAsync(
                $"{file} cannot be read as a snapshot, and nothing was changed. Write one with: rp positions snapshot"
            );
            return Refused;
        }

        var (stored, emptied, left) = await services
            .GetRequiredService<NotificationsDatabase>()
            .InTransactionAsync(
                Principal.System(NotificationsModule.Name),
                snapshot.ApplyAsync,
                cancellationToken
            );
        await output.WriteLineAsync(
            $"{stored} positions stored, {emptied} set to nothing, {left} left: the snapshot lacks them, but they may have come after it."
        );
        return 0;
    }
}
