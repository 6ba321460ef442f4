namespace RegionalProviders.Client;

/// <summary>How a client behaves. The defaults suit people at a terminal and services alike.</summary>
public sealed class RegionalProvidersClientOptions
{
    /// <summary>Maximum time for a unary call, retries included, if the call sets no deadline itself.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Maximum time for one connection of an upload, including the import at its end.</summary>
    public TimeSpan UploadDeadline { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Maximum number of attempts at a call that is safe to repeat; 1 for no retries.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>
    /// Upper bound of the wait before the second attempt, doubled for each further one. The actual wait is random below it.
    /// </summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Upper bound of the wait between two attempts, unless the server asks for more.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes in one message of an upload, 1 to 1,048,576.</summary>
    public int ChunkBytes { get; init; } = 128 * 1024;

    /// <summary>Clock for deadlines, token lifetimes and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Source of randomness for waits.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Creates the unique ids of client assertions.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;
}
