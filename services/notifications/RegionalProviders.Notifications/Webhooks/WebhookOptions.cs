using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Configuration section <c>Notifications:Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Notifications:Webhooks";

    /// <summary>
    /// Allows webhooks to private networks, to loopback and to link-local addresses, and allows http for loopback. For
    /// development and demonstrations.
    /// </summary>
    public bool AllowPrivateTargets { get; set; }

    /// <summary>Maximum number of webhooks per council.</summary>
    [Range(1, 10_000)]
    public int PerCouncil { get; set; } = 5;

    /// <summary>
    /// Maximum number of webhooks that one process sends to concurrently; each webhook gets one delivery at a time.
    /// </summary>
    [Range(1, 1000)]
    public int AtOnce { get; set; } = 32;

    /// <summary>How long an address may take to respond, including connecting.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often to look for webhooks whose next attempt is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
