using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>A council's work on an event, from its first step.</summary>
internal sealed class EventWorkEntity : IVersioned
{
    private EventWorkEntity() { }

    public EventWorkEntity(Guid eventId) => EventId = eventId;

    /// <summary>The caller's council, set by a database default.</summary>
    public Guid CouncilId { get; private set; }

    public Guid EventId { get; private set; }

    public string AssignedTo { get; private set; } = "";

    /// <summary>When the event was first assigned.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string Outcome { get; private set; } = "";

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Assigns the event to a team or role.</summary>
    public void Assign(string team, DateTimeOffset now)
    {
        RequireOpen();
        AssignedTo = team;
        AssignedAt ??= now;
    }

    /// <summary>Closes the work with its outcome.</summary>
    public void Close(string outcome, DateTimeOffset now)
    {
        RequireOpen();
        Outcome = outcome;
        ClosedAt = now;
    }

    private void RequireOpen()
    {
        if (ClosedAt is not null)
            throw Fault.StateConflict(
                "The council has closed the event. Record what is new with RecordFollowUp."
            );
    }
}

internal sealed class EventWorkConfiguration : IEntityTypeConfiguration<EventWorkEntity>
{
    public void Configure(EntityTypeBuilder<EventWorkEntity> builder)
    {
        builder.ToTable("event_work");
        builder.HasKey(work => new { work.CouncilId, work.EventId });
        builder.Property(work => work.EventId).ValueGeneratedNever();
        builder.Property(work => work.CouncilId).HasDefaultValueSql("notifications.tenant_id()");
    }
}
