using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>A council's note about an event. Recorded once and never changed; nobody else can read it.</summary>
internal sealed class FollowUpEntity : IOwnEntry
{
    private FollowUpEntity() { }

    public FollowUpEntity(Guid id, Guid eventId, string note, DateTimeOffset now)
    {
        Id = id;
        EventId = eventId;
        Note = note;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The caller's council, set by a database default.</summary>
    public Guid CouncilId { get; private set; }

    public Guid EventId { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public FollowUp ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUpEntity>
{
    public void Configure(EntityTypeBuilder<FollowUpEntity> builder)
    {
        builder.ToTable("event_follow_up");
        builder.HasKey(entry => new { entry.CouncilId, entry.Id });
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.CouncilId).HasDefaultValueSql("notifications.tenant_id()");
    }
}
