using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>Configuration section <c>Notifications:Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Notifications:Webhooks";

    /// <summary>
    /// Lets webhooks lead into private networks, to the platform's own machine and to link-local addresses, and lets them
    /// use http there on the platform's own machine. For development and demonstrations.
    /// </summary>
    public bool AllowPrivateTargets { get; set; }

    /// <summary>Webhooks that one council may have.</summary>
    [Range(1, 10_000)]
    public int PerCouncil { get; set; } = 5;

    /// <summary>Webhooks that one process sends to at the same time; to each of them one delivery after another.</summary>
    [Range(1, 1000)]
    public int AtOnce { get; set; } = 32;

    /// <summary>How long an address may take to answer, connecting included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often webhooks are looked for whose next attempt is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
