using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog;

/// <summary>The tables of the access log, which are part of every service's schema.</summary>
public static class AccessLogSchema
{
    /// <summary>
    /// The log, its chains and partitions. Name it in <see cref="ServiceSchema.Sources"/> after
    /// <see cref="MigrationSource.Persistence"/>. A schema without it refuses every call that must be recorded.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("access_log", typeof(AccessLogSchema).Assembly);

    /// <summary>True where the schema has a log.</summary>
    public static bool HasAccessLog(this ServiceSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.Sources.Contains(Source);
    }
}
