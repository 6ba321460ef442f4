using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Providers.PlanningLeads;

internal sealed class PlanningLeadConfiguration : IEntityTypeConfiguration<PlanningLead>
{
    /// <summary>Unique index: an application is recorded once per consortium, however its reference is typed.</summary>
    public const string OneApplication = "planning_lead_application";

    public void Configure(EntityTypeBuilder<PlanningLead> builder)
    {
        builder.ToTable("planning_lead");
        builder.Property(lead => lead.Id).ValueGeneratedNever();
        builder
            .Property(lead => lead.CouncilId)
            .HasDefaultValueSql($"{ProvidersModule.Name}.tenant_id()");
        builder.Ignore(lead => lead.Details);
    }
}
