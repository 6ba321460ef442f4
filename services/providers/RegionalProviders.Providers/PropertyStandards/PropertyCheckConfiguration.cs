using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Providers.PropertyStandards;

internal sealed class PropertyCheckConfiguration : IEntityTypeConfiguration<PropertyCheck>
{
    public void Configure(EntityTypeBuilder<PropertyCheck> builder)
    {
        builder.ToTable("property_check");
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder
            .Property(check => check.CouncilId)
            .HasDefaultValueSql($"{ProvidersModule.Name}.tenant_id()");
        builder.ComplexCollection(
            check => check.Items,
            items =>
            {
                items.ToJson("items");
                items.Property(item => item.Code).HasJsonPropertyName("code");
                items
                    .Property(item => item.Outcome)
                    .HasConversion<string>()
                    .HasJsonPropertyName("outcome");
                items.Property(item => item.Note).HasJsonPropertyName("note");
            }
        );
    }
}
