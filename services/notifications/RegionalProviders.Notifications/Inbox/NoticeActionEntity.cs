using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>An action that a council took on a notice. Recorded once and never changed; nobody else can read it.</summary>
internal sealed class NoticeActionEntity : IOwnEntry
{
    private NoticeActionEntity() { }

    public NoticeActionEntity(
        Guid id,
        Guid noticeId,
        ActionKind kind,
        string note,
        DateTimeOffset now
    )
    {
        Id = id;
        NoticeId = noticeId;
        Kind = kind;
        Note = note;
        RecordedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The caller's council, set by a database default.</summary>
    public Guid CouncilId { get; private set; }

    public Guid NoticeId { get; private set; }

    public ActionKind Kind { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public NoticeAction ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}

internal sealed class NoticeActionConfiguration : IEntityTypeConfiguration<NoticeActionEntity>
{
    public void Configure(EntityTypeBuilder<NoticeActionEntity> builder)
    {
        builder.ToTable("notice_action");
        builder.HasKey(action => new { action.CouncilId, action.Id });
        builder.Property(action => action.Id).ValueGeneratedNever();
        builder
            .Property(action => action.CouncilId)
            .HasDefaultValueSql("notifications.tenant_id()");
        builder.Property(action => action.Kind).HasConversion<string>();
    }
}
