using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>An event in a setting, as reported; never changed.</summary>
internal sealed class SignificantEventEntity
{
    public Guid Id { get; init; }

    public SignificantEventKind Kind { get; init; }

    public EventRegulation Regulation { get; init; }

    public Guid SettingId { get; init; }

    public Guid? OrganisationId { get; init; }

    public Guid[] PlacingCouncilIds { get; init; } = [];

    public Guid? HostCouncilId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public bool Urgent { get; init; }

    public string Summary { get; init; } = "";

    public DateTimeOffset ReportedAt { get; init; }

    /// <summary>The day of the report in Europe/London.</summary>
    public DateOnly ReportedOn { get; init; }

    /// <summary>Deadline for assigning the event; null if it is not urgent.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

internal sealed class SignificantEventConfiguration
    : IEntityTypeConfiguration<SignificantEventEntity>
{
    public void Configure(EntityTypeBuilder<SignificantEventEntity> builder)
    {
        builder.ToTable("significant_event");
        builder.Property(reported => reported.Id).ValueGeneratedNever();
        builder.Property(reported => reported.Kind).HasConversion<string>();
        builder.Property(reported => reported.Regulation).HasConversion<string>();
    }
}
