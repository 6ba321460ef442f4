using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Documents;
using RegionalProviders.Providers.PlanningLeads;
using RegionalProviders.Providers.PropertyStandards;
using RegionalProviders.Providers.Registrations;

namespace RegionalProviders.Providers.Data;

/// <summary>
/// The records that members of a consortium edit. The register itself is written in SQL and read-only here.
/// </summary>
internal sealed class ProvidersDbContext(DbContextOptions<ProvidersDbContext> options)
    : ServiceDbContext(options, ProvidersModule.Schema)
{
    public DbSet<PlanningLead> PlanningLeads => Set<PlanningLead>();
    public DbSet<PropertyCheck> PropertyChecks => Set<PropertyCheck>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<CompliancePolicy> CompliancePolicies => Set<CompliancePolicy>();

    /// <summary>Read-only, like the two sets that follow.</summary>
    public DbSet<KnownRegistration> Registrations => Set<KnownRegistration>();
    public DbSet<KnownSetting> Settings => Set<KnownSetting>();
    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ProvidersDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
