using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Providers.Data;

/// <summary>The register's schema, accessed with the service's app role.</summary>
internal sealed class ProvidersDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(
        ProvidersModule.Schema,
        dataSource,
        time,
        () => new ProvidersDbContext(ContextOptions)
    )
{
    private static readonly DbContextOptions<ProvidersDbContext> ContextOptions =
        ServiceDbContext.OptionsOf<ProvidersDbContext>();
}
