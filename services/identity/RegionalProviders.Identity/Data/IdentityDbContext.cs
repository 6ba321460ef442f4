using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Data;

/// <summary>
/// What people and the token endpoint edit in the schema <c>identity</c>; each entity's configuration stands beside it. The
/// stores of OpenIddict and ASP.NET Core Identity work on it, too, within the transaction of the request.
/// </summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options)
    : ServiceDbContext(options, IdentityModule.Schema)
{
    /// <summary>For every context of the process: the model is kept with them.</summary>
    internal static DbContextOptions<IdentityDbContext> Options { get; } =
        OptionsOf<IdentityDbContext>();

    /// <summary>Clients that the principal of the transaction may see.</summary>
    internal DbSet<ClientApplication> Clients => Set<ClientApplication>();

    /// <summary>What users let clients do.</summary>
    internal DbSet<TokenGrant> Grants => Set<TokenGrant>();

    /// <summary>A context that has no connection until a transaction gives it one.</summary>
    internal static IdentityDbContext Create() => new(Options);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
