using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Data;

/// <summary>
/// What people and the token endpoint edit: clients, and what users let them do. OpenIddict's stores work on it, too, within
/// the transaction of the request.
/// </summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options)
    : ServiceDbContext(options, IdentityModule.Schema)
{
    private static readonly DbContextOptions<IdentityDbContext> Shared =
        OptionsOf<IdentityDbContext>();

    /// <summary>Clients that the principal of the transaction may see.</summary>
    internal DbSet<ClientApplication> Clients => Set<ClientApplication>();

    /// <summary>What users let clients do.</summary>
    internal DbSet<TokenGrant> Grants => Set<TokenGrant>();

    /// <summary>A context that has no connection until a transaction gives it one.</summary>
    internal static IdentityDbContext Create() => new(Shared);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new ClientApplicationConfiguration());
        modelBuilder.ApplyConfiguration(new TokenGrantConfiguration());
        modelBuilder.ApplyConfiguration(new StoredTokenConfiguration());
        base.OnModelCreating(modelBuilder);
    }
}
