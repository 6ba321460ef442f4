using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>The tables for messaging, which are part of the schema of every service that publishes or consumes.</summary>
public static class MessagingSchema
{
    /// <summary>
    /// Outbox and inbox. Name it in <see cref="ServiceSchema.Sources"/> after <see cref="MigrationSource.Persistence"/>,
    /// whose functions its policies call, and before the service's own.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("messaging", typeof(MessagingSchema).Assembly);
}
