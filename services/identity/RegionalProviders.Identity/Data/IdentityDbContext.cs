using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Identity.Data;

/// <summary>
/// The entities that RPCs and the token endpoint change in the schema <c>identity</c>; each is configured in the file
/// beside it. The stores of OpenIddict and ASP.NET Core Identity use this context, too, within the transaction of the
/// request.
/// </summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options)
    : ServiceDbContext(options, IdentityModule.Schema)
{
    /// <summary>Shared by every context of the process, because the model is cached with the options.</summary>
    internal static DbContextOptions<IdentityDbContext> Options { get; } =
        OptionsOf<IdentityDbContext>();

    /// <summary>Clients that the principal of the transaction may see.</summary>
    internal DbSet<ClientApplication> Clients => Set<ClientApplication>();

    /// <summary>What users have allowed clients to do.</summary>
    internal DbSet<TokenGrant> Grants => Set<TokenGrant>();

    /// <summary>Councils that an operator set up.</summary>
    internal DbSet<CouncilSetupEntity> Setups => Set<CouncilSetupEntity>();

    /// <summary>A context that has no connection until a transaction gives it one.</summary>
    internal static IdentityDbContext Create() => new(Options);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
