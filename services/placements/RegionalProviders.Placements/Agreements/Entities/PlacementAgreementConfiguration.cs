using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>
/// Table <c>agreement</c>. The primary keys of the tables begin with the council, which a database default sets and
/// row-level security checks; within one council's transaction the rest of the key is unique.
/// </summary>
internal sealed class PlacementAgreementConfiguration : IEntityTypeConfiguration<PlacementAgreement>
{
    public void Configure(EntityTypeBuilder<PlacementAgreement> builder)
    {
        builder.ToTable("agreement");
        builder.Property(agreement => agreement.Id).ValueGeneratedNever();
        builder.Property(agreement => agreement.Gender).HasConversion<string>();
        builder.Property(agreement => agreement.ServiceType).HasConversion<string>();
        builder.Property(agreement => agreement.Purchase).HasConversion<string>();
        builder
            .PrimitiveCollection(agreement => agreement.ReportsExpected)
            .ElementType(element => element.HasConversion<string>());
        builder
            .HasMany(agreement => agreement.Outcomes)
            .WithOne()
            .HasForeignKey(outcome => outcome.AgreementId);
        builder
            .HasMany(agreement => agreement.Schedules)
            .WithOne()
            .HasForeignKey(schedule => schedule.AgreementId);
        builder
            .HasMany(agreement => agreement.Approvals)
            .WithOne()
            .HasForeignKey(approval => approval.AgreementId);
        builder
            .HasMany(agreement => agreement.Oversight)
            .WithOne()
            .HasForeignKey(record => record.AgreementId);
        builder
            .HasMany(agreement => agreement.LibertyAuthorisations)
            .WithOne()
            .HasForeignKey(authorisation => authorisation.AgreementId);
        builder
            .HasMany(agreement => agreement.Revisions)
            .WithOne()
            .HasForeignKey(revision => revision.AgreementId);
    }
}
