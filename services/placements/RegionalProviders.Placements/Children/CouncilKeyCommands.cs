using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Children;

/// <summary>The operator's commands for the keys of councils' child references.</summary>
internal static class CouncilKeyCommands
{
    private const int Refused = 1;

    internal static OperatorCommand Command { get; } =
        new(
            "council-keys",
            ["council-keys rewrap", "council-keys delete COUNCIL_ID"],
            (args, services, output, ct) =>
                args switch
                {
                    [_, "rewrap"] => RewrapAsync(services, output, ct),
                    [_, "delete", var council] => DeleteAsync(council, services, output, ct),
                    _ => Task.FromResult<int?>(null),
                }
        );

    private static async Task<int?> RewrapAsync(
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        return await new Reencryption(
            services.GetRequiredService<PlacementsDatabase>(),
            Principal.System(PlacementsModule.Name),
            services.GetRequiredService<ChildReferences>().Keys
        ).RunAsync(output, "now", cancellationToken);
    }

    private static async Task<int?> DeleteAsync(
        string council,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var deleted = Guid.TryParseExact(council, "D", out var id)
            ? await services
                .GetRequiredService<PlacementsDatabase>()
                .InTransactionAsync(
                    Principal.System(PlacementsModule.Name),
                    async tx =>
                    {
                        // A legal hold being placed at the same time is either stored first or finds the key deleted.
                        await RetentionLock.TakeAsync(id, tx);
                        return await tx.ExecuteAsync(
                            """
                            delete from placements.council_key k
                            where tenant_id = @id and not exists (
                                select from placements.legal_hold h where h.tenant_id = k.tenant_id and h.released_at is null)
                            """,
                            new { id }
                        );
                    },
                    cancellationToken
                )
            : 0;
        await output.WriteLineAsync(
            deleted == 1
                ? "The key is deleted: no child reference of the council can be read again, once backups that hold the key are gone too."
                : "No council of this id has a key that may go: it has none, or a legal hold of the council stands."
        );
        return deleted == 1 ? 0 : Refused;
    }
}
