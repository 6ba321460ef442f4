using System.Reflection;
using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>
/// The schema of one service: its name, the roles that work in it, and the numbered SQL files that create it. A service
/// owns its schema and nobody else reads it.
/// </summary>
/// <param name="Name">Name of the schema and of the service, e.g. <c>providers</c>.</param>
/// <param name="Sources">Where the migrations come from, in order of application.</param>
public sealed record ServiceSchema(string Name, IReadOnlyList<MigrationSource> Sources)
{
    /// <summary>The role that owns the schema and runs migrations.</summary>
    public string OwnerRole => $"rp_{Name}_owner";

    /// <summary>The role that the service connects as: neither owner nor superuser, and bound by every policy.</summary>
    public string AppRole => $"rp_{Name}_app";

    /// <summary>Run by the owner in the transaction after the migrations; must change nothing when repeated.</summary>
    public Func<
        NpgsqlConnection,
        NpgsqlTransaction,
        CancellationToken,
        Task
    >? LoadReferenceData { get; init; }

    /// <summary>All migrations in order, with placeholders filled in.</summary>
    public IReadOnlyList<Migration> Migrations =>
        [.. Sources.SelectMany(source => source.Read(this))];
}

/// <summary>The embedded SQL files of one assembly.</summary>
/// <param name="Group">Prefix of their names in the schema's version table, e.g. <c>persistence</c>.</param>
/// <param name="Assembly">Assembly that embeds them; every resource whose name ends in <c>.sql</c> is a migration.</param>
public sealed record MigrationSource(string Group, Assembly Assembly)
{
    /// <summary>Principals and idempotency: the first migrations of every service's schema.</summary>
    public static MigrationSource Persistence { get; } =
        new("persistence", typeof(MigrationSource).Assembly);

    internal IEnumerable<Migration> Read(ServiceSchema schema) =>
        Assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Migration.Read(Group, Assembly, name, schema));
}
