using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Providers.Documents;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("document");
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder
            .Property(document => document.CouncilId)
            .HasDefaultValueSql($"{ProvidersModule.Name}.tenant_id()");
        builder.Property(document => document.Verdict).HasConversion<string>();
        builder
            .HasOne(document => document.Registration)
            .WithMany()
            .HasForeignKey(document => document.RegistrationId);
    }
}
