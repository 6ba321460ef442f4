using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Notifications.Webhooks;

/// <summary>A webhook as configured by a council. The progress of sending is in <see cref="WebhookProgress"/>.</summary>
internal sealed class WebhookEntity : IVersioned
{
    // Long enough for a receiver to deploy the new secret within a day.
    private static readonly TimeSpan FormerSecretLasts = TimeSpan.FromHours(24);

    private WebhookEntity() { }

    /// <summary>A webhook to an address that has not been verified yet.</summary>
    public WebhookEntity(
        Guid id,
        string label,
        string url,
        EncryptedSecret secret,
        DateTimeOffset now
    )
    {
        Id = id;
        Label = label;
        Url = url;
        Secret = secret;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public string Label { get; private set; } = "";

    public string Url { get; private set; } = "";

    /// <summary>Never parked: parking is part of the progress.</summary>
    public WebhookState State { get; private set; } = WebhookState.Pending;

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public EncryptedSecret Secret { get; private set; } = EncryptedSecret.None;

    /// <summary>The previous secret, which also signs messages until it expires.</summary>
    public FormerSecret? FormerSecret { get; private set; }

    /// <summary>
    /// Records that the address answered a challenge: sending begins, unless the council has paused the webhook.
    /// </summary>
    public void Verify(DateTimeOffset now)
    {
        VerifiedAt ??= now;
        if (State == WebhookState.Pending)
            State = WebhookState.Active;
    }

    /// <summary>Stops sending until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        RequireVerified();
        State = WebhookState.Paused;
    }

    /// <summary>Resumes sending.</summary>
    public void Resume()
    {
        RequireVerified();
        State = WebhookState.Active;
    }

    /// <summary>Throws if the address was never verified.</summary>
    public void RequireVerified()
    {
        if (VerifiedAt is null)
            throw Fault.StateConflict(
                "The webhook is not verified. Call VerifyWebhook while its receiver answers challenges."
            );
    }

    /// <summary>Sets a new secret; for a day messages are also signed with the present one.</summary>
    /// <param name="secret">The new secret.</param>
    /// <param name="isGuarded">Whether the caller sent the etag.</param>
    /// <param name="now">The instant of the change.</param>
    public void RotateSecret(EncryptedSecret secret, bool isGuarded, DateTimeOffset now)
    {
        // If a call is retried because its response was lost, a second rotation would drop the secret that the receiver
        // still uses.
        if (!isGuarded && FormerSecret?.Until > now)
            throw Fault.StateConflict(
                "The secret was rotated less than a day ago. To rotate it again name the etag, which GetWebhook tells."
            );
        FormerSecret = new FormerSecret(Secret.Encrypted, Secret.Key, now + FormerSecretLasts);
        Secret = secret;
    }
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookEntity>
{
    public void Configure(EntityTypeBuilder<WebhookEntity> builder)
    {
        builder.ToTable("webhook");
        builder.Property(webhook => webhook.Id).ValueGeneratedNever();
        builder.Property(webhook => webhook.State).HasConversion<string>();
        builder.ComplexProperty(
            webhook => webhook.Secret,
            secret =>
            {
                secret.Property(each => each.Encrypted).HasColumnName("secret");
                secret.Property(each => each.Key).HasColumnName("secret_key");
            }
        );
        builder.ComplexProperty(
            webhook => webhook.FormerSecret,
            secret =>
            {
                secret.Property(each => each.Encrypted).HasColumnName("former_secret");
                secret.Property(each => each.Key).HasColumnName("former_secret_key");
                secret.Property(each => each.Until).HasColumnName("former_until");
            }
        );
    }
}
