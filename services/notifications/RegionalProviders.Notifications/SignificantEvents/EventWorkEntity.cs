using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>What a council does about an event, from its first step on.</summary>
internal sealed class EventWorkEntity : IVersioned
{
    private EventWorkEntity() { }

    public EventWorkEntity(Guid eventId) => EventId = eventId;

    /// <summary>The caller's, which the database fills in.</summary>
    public Guid CouncilId { get; private set; }

    public Guid EventId { get; private set; }

    public string AssignedTo { get; private set; } = "";

    /// <summary>When it was assigned first.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string Outcome { get; private set; } = "";

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Gives the event to a team or role.</summary>
    public void Assign(string team, DateTimeOffset now)
    {
        RequireOpen();
        AssignedTo = team;
        AssignedAt ??= now;
    }

    /// <summary>Ends the work, with what came of it.</summary>
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
