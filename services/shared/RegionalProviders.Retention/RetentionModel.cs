using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence;

namespace RegionalProviders.Retention;

/// <summary>Entity mapping of holds and decisions.</summary>
public static class RetentionModel
{
    /// <summary>Adds <see cref="Hold"/> and <see cref="Decision"/> to the entities of the service.</summary>
    public static ModelBuilder AddRetention(this ModelBuilder modelBuilder, ServiceSchema schema)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentNullException.ThrowIfNull(schema);
        var subject = $"{schema.Name}.subject()";
        modelBuilder.Entity<Hold>(hold =>
        {
            hold.ToTable("legal_hold");
            hold.Property(each => each.Id).ValueGeneratedNever();
            hold.Property(each => each.PlacedBy).HasDefaultValueSql(subject);
        });
        modelBuilder.Entity<Decision>(decision =>
        {
            decision.ToTable("retention_decision");
            decision.Property(each => each.Id).ValueGeneratedNever();
            decision.Property(each => each.Outcome).HasConversion<string>();
            decision.Property(each => each.DecidedBy).HasDefaultValueSql(subject);
        });
        return modelBuilder;
    }
}
