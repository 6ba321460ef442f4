using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>A weekly amount in a schedule and its purpose.</summary>
internal sealed class ScheduledLine
{
    private ScheduledLine() { }

    public ScheduledLine(short position, CostLine line, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Position = position;
        Kind = line.Kind;
        Description = line.Description;
        SocialCare = line.Weekly.SocialCare?.Pence ?? 0;
        Education = line.Weekly.Education?.Pence ?? 0;
        Health = line.Weekly.Health?.Pence ?? 0;
        OutcomeNumber =
            line.PurposeCase == CostLine.PurposeOneofCase.OutcomeNumber
                ? (short)line.OutcomeNumber
                : null;
        NeedCode = line.PurposeCase == CostLine.PurposeOneofCase.NeedCode ? line.NeedCode : null;
        StartOn = line.StartOn.ToDateOnly("start_on");
        EndOn = line.EndOn.ToDateOnly("end_on");
        ReviewOn = line.ReviewOn.ToDateOnly("review_on");
    }

    public Guid Id { get; private set; }
    public Guid AgreementId { get; private set; }
    public int Schedule { get; private set; }

    /// <summary>Position in the schedule, from 0.</summary>
    public short Position { get; private set; }

    public CostLineKind Kind { get; private set; }
    public string Description { get; private set; } = "";

    /// <summary>Pence a week, like the other two contributions.</summary>
    public long SocialCare { get; private set; }

    public long Education { get; private set; }
    public long Health { get; private set; }
    public short? OutcomeNumber { get; private set; }
    public string? NeedCode { get; private set; }
    public DateOnly? StartOn { get; private set; }
    public DateOnly? EndOn { get; private set; }
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>The day on which payment was recorded as stopped.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Records that payment has stopped. Closing a closed line again keeps the first day.</summary>
    public void Close(DateOnly today)
    {
        if (EndOn is null || EndOn > today)
            throw Fault.StateConflict(
                "Only an extra payment that has reached its end day can be closed. To stop one sooner, amend the agreement."
            );
        ClosedOn ??= today;
    }

    public CostLine ToProto()
    {
        var line = new CostLine
        {
            Id = Id.ToString(),
            Kind = Kind,
            Description = Description,
            Weekly = Pounds.Of(SocialCare, Education, Health),
            StartOn = StartOn.ToProto(),
            EndOn = EndOn.ToProto(),
            ReviewOn = ReviewOn.ToProto(),
            ClosedOn = ClosedOn.ToProto(),
        };
        if (OutcomeNumber is { } number)
            line.OutcomeNumber = number;
        if (NeedCode is { } code)
            line.NeedCode = code;
        return line;
    }
}

internal sealed class ScheduledLineConfiguration : IEntityTypeConfiguration<ScheduledLine>
{
    public void Configure(EntityTypeBuilder<ScheduledLine> builder)
    {
        builder.ToTable("cost_line");
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Kind).HasConversion<string>();
    }
}
