using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Data;

/// <summary>What people edit in the schema <c>identity</c>. Each entity's configuration stands beside it.</summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options)
    : ServiceDbContext(options, IdentityModule.Schema)
{
    /// <summary>For every context of the process: the model is kept with them.</summary>
    internal static DbContextOptions<IdentityDbContext> Options { get; } =
        OptionsOf<IdentityDbContext>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
