using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Messaging;

/// <summary>The section <c>Messaging</c> of the configuration.</summary>
public sealed class MessagingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Messaging";

    /// <summary>
    /// <c>amqp://user:password@host:port/vhost</c>, or <c>amqps://</c>. Contains the password: never log it.
    /// </summary>
    [Required(
        ErrorMessage = "Messaging:RabbitMq is not set. Give the broker's address: amqp://user:password@host:5672/."
    )]
    public Uri? RabbitMq { get; set; }

    /// <summary>Prefix of every queue and exchange name, so that deployments and tests can share a broker.</summary>
    [RegularExpression(
        "^[a-z0-9-]*$",
        ErrorMessage = "Messaging:Prefix may have lower-case letters, digits and hyphens only."
    )]
    public string Prefix { get; set; } = "";

    /// <summary>
    /// True if the broker is a cluster: queues are then replicated (quorum queues). The type of a queue never changes;
    /// to switch, choose another <see cref="Prefix"/> or delete the empty queues.
    /// </summary>
    public bool Quorum { get; set; }

    /// <summary>How often the relay polls for events in addition to notifications, and a standby tries to take over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Events that the relay reads and publishes at a time.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long the broker may take to confirm a batch before it is published again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Days for which published events stay in the outbox, in case somebody asks about them later.</summary>
    [Range(0, 3650)]
    public int KeepPublishedDays { get; set; } = 7;

    /// <summary>
    /// Days for which the inbox recognises a repeated message, and for which the request ids of creates are kept.
    /// </summary>
    [Range(1, 3650)]
    public int KeepHandledDays { get; set; } = 30;

    /// <summary>Retries of a failed consumer before the message goes to the error queue.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 4;

    /// <summary>Delay before the first retry; it doubles for each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(200);
}
