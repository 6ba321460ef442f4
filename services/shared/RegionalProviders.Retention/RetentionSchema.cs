using RegionalProviders.Persistence;

namespace RegionalProviders.Retention;

/// <summary>Legal holds and retention decisions, which are part of the service's schema.</summary>
public static class RetentionSchema
{
    /// <summary>
    /// The tables <c>legal_hold</c> and <c>retention_decision</c> with the functions <c>retention_of</c> and
    /// <c>may_delete</c>. Name it in <see cref="ServiceSchema.Sources"/> after <see cref="MigrationSource.Persistence"/>.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("retention", typeof(RetentionSchema).Assembly);
}
