using RegionalProviders.Hosting;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Regional;

/// <summary>The operator's command for regional tables that have already been published.</summary>
internal static class RegionalTableCommands
{
    private const int Exposed = 1;

    internal static OperatorCommand Command { get; } =
        new(
            "regional-tables",
            ["regional-tables review"],
            (args, services, output, ct) =>
                args is [_, "review"]
                    ? ReviewAsync(services, output, ct)
                    : Task.FromResult<int?>(null)
        );

    private static async Task<int?> ReviewAsync(
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var owner = DataSources.Create(
            services.GetRequiredService<IConfiguration>(),
            $"{PlacementsModule.Name}-owner"
        );
        var database = new PlacementsDatabase(owner, services.GetRequiredService<TimeProvider>());
        var reviewed = await new PublicationReview(database).RunAsync(cancellationToken);
        foreach (var publication in reviewed)
        {
            var found = publication.Rows is { } rows
                ? $"{rows.Count} rows may be calculated"
                : "returns are deleted, nothing can be said";
            await output.WriteLineAsync($"{publication.ConsortiumId} {publication.Year}: {found}");
            foreach (var (table, key) in publication.Rows ?? [])
                await output.WriteLineAsync($"  {table} {key.First} {key.Second}".TrimEnd());
        }
        return reviewed.Any(publication => publication.Rows is { Count: > 0 }) ? Exposed : 0;
    }
}
