using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.PlacementPositions;

/// <summary>Operators' commands about where councils have children placed.</summary>
public static class PositionCommands
{
    private const int Refused = 1;

    /// <summary>Rebuilds the positions from a snapshot, in every service of the process that stores them.</summary>
    public static OperatorCommand Command { get; } =
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

        foreach (
            var database in services
                .GetServices<ServiceDatabase>()
                .Where(each => each.Schema.Sources.Contains(PlacementPositionsSchema.Source))
        )
        {
            var (stored, emptied, left) = await database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                snapshot.ApplyAsync,
                cancellationToken
            );
            await output.WriteLineAsync(
                $"{database.Schema.Name}: {stored} positions stored, {emptied} set to nothing, {left} left: the snapshot lacks them, but they may have come after it."
            );
        }

        return 0;
    }
}
