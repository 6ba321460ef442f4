namespace RegionalProviders.Servers;

/// <summary>How a <see cref="PrivateRabbitMq"/> is started.</summary>
public sealed record PrivateRabbitMqOptions
{
    /// <summary>
    /// Holds queues, messages, the password and the log, and is kept: the next start finds the same durable queues.
    /// When null, a temporary folder that is removed with the server.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The AMQP port on 127.0.0.1; any free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>How long a start may take, recovery of queues included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);
}
