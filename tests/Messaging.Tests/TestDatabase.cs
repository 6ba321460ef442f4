using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging.Tests;

public sealed class TestDatabase(ServiceSchema schema, NpgsqlDataSource dataSource)
    : ServiceDatabase(schema, dataSource, TimeProvider.System);
