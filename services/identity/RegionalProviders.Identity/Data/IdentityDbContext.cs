using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Data;

/// <summary>What people edit in the schema <c>identity</c>. Each entity's configuration stands beside it.</summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options)
    : ServiceDbContext(options, IdentityModule.Schema)
{
    private static readonly DbContextOptions<IdentityDbContext> Shared =
        OptionsOf<IdentityDbContext>();

    /// <summary>A context that has no connection until a transaction gives it one.</summary>
    internal static IdentityDbContext Create() => new(Shared);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
