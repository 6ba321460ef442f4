using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Placements.Data;

/// <summary>The schema of placements and submissions, accessed with the service's app role.</summary>
internal sealed class PlacementsDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(
        PlacementsModule.Schema,
        dataSource,
        time,
        () => new PlacementsDbContext(ContextOptions)
    )
{
    /// <summary>Created once, because EF Core caches the model with the options.</summary>
    internal static readonly DbContextOptions<PlacementsDbContext> ContextOptions =
        ServiceDbContext.OptionsOf<PlacementsDbContext>();
}
