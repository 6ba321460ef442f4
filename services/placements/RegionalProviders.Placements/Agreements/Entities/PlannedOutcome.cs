using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>An outcome that the placement is to achieve for the child; cost lines refer to it by its number.</summary>
internal sealed class PlannedOutcome
{
    private PlannedOutcome() { }

    public PlannedOutcome(short number, Outcome outcome)
    {
        Number = number;
        Description = outcome.Description;
        ReviewOn = outcome.ReviewOn.ToDateOnly("review_on")!.Value;
    }

    public Guid AgreementId { get; private set; }
    public short Number { get; private set; }
    public string Description { get; private set; } = "";
    public DateOnly ReviewOn { get; private set; }

    public Outcome ToProto() => new() { Description = Description, ReviewOn = ReviewOn.ToProto() };
}

internal sealed class PlannedOutcomeConfiguration : IEntityTypeConfiguration<PlannedOutcome>
{
    public void Configure(EntityTypeBuilder<PlannedOutcome> builder)
    {
        builder.ToTable("outcome");
        builder.HasKey(outcome => new { outcome.AgreementId, outcome.Number });
    }
}
