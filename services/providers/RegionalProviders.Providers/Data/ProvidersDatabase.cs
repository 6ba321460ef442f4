using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Providers.Data;

/// <summary>The register's schema, as the service's app role.</summary>
internal sealed class ProvidersDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(ProvidersModule.Schema, dataSource, time);
