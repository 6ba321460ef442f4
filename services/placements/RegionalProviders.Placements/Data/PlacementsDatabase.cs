using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Placements.Data;

/// <summary>The schema of placements and submissions, as the service's app role.</summary>
internal sealed class PlacementsDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(
        PlacementsModule.Schema,
        dataSource,
        time,
        () => new PlacementsDbContext(ContextOptions)
    )
{
    /// <summary>Made once: the model is kept with them.</summary>
    internal static readonly DbContextOptions<PlacementsDbContext> ContextOptions =
        ServiceDbContext.OptionsOf<PlacementsDbContext>();
}
