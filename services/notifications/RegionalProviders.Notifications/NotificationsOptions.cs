using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Notifications;

/// <summary>Configuration section <c>Notifications</c>.</summary>
internal sealed class NotificationsOptions : KeyRingOptions
{
    public const string Section = "Notifications";

    /// <summary>How long a watch may be silent; a notification that the database lost is found then too.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Watches that one council may have open at a process at the same time.</summary>
    [Range(1, 1000)]
    public int WatchesPerCouncil { get; set; } = 20;

    /// <summary>How often memberships are looked at that have begun since.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan CatchUpEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it is looked for acknowledgements and reviews that are overdue.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan RemindEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often drafts are looked for that were not issued in time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan EscalateEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Section of its own, which is bound by itself.</summary>
    public Webhooks.WebhookOptions Webhooks { get; set; } = new();
}

/// <summary>Refuses to start without the key that secrets of webhooks hang on.</summary>
internal sealed class NotificationsOptionsCheck : IValidateOptions<NotificationsOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationsOptions options) =>
        options.HasOneKey
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Set one of Notifications:KeyEncryptionKey (base64 of 32 random bytes) and Notifications:KeyEncryptionKeyFile (path of a file with the same)."
            );
}
