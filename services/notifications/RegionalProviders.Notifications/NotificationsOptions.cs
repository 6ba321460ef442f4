using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Notifications;

/// <summary>Configuration section <c>Notifications</c>.</summary>
internal sealed class NotificationsOptions : KeyRingOptions
{
    public const string Section = "Notifications";

    /// <summary>Maximum silence of a watch; deliveries whose database notification was lost are found then too.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Maximum number of watches that one council may have open in a process at the same time.</summary>
    [Range(1, 1000)]
    public int WatchesPerCouncil { get; set; } = 20;

    /// <summary>How often to check for memberships that have since begun.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan CatchUpEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often to check for overdue acknowledgements and reviews.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan RemindEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to check for drafts that were not issued in time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan EscalateEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A section of its own, bound separately.</summary>
    public Webhooks.WebhookOptions Webhooks { get; set; } = new();
}

/// <summary>Fails start-up if the key that encrypts webhook secrets is missing.</summary>
internal sealed class NotificationsOptionsCheck : IValidateOptions<NotificationsOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationsOptions options) =>
        options.HasOneKey
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Set one of Notifications:KeyEncryptionKey (base64 of 32 random bytes) and Notifications:KeyEncryptionKeyFile (path of a file with the same)."
            );
}
