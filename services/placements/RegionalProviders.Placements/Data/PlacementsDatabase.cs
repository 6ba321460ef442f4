using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Data;

/// <summary>The schema of placements and submissions, as the service's app role.</summary>
internal sealed class PlacementsDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(PlacementsModule.Schema, dataSource, time);
