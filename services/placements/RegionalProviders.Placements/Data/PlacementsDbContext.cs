using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Data;

/// <summary>
/// The records that people edit: agreements with their child collections, windows, retention. Returns with their rows
/// and uploads, positions, the register and regional tables are written in SQL and have no entities.
/// </summary>
internal sealed class PlacementsDbContext(DbContextOptions<PlacementsDbContext> options)
    : ServiceDbContext(options, PlacementsModule.Schema)
{
    public DbSet<PlacementAgreement> Agreements => Set<PlacementAgreement>();
    public DbSet<PlannedOutcome> Outcomes => Set<PlannedOutcome>();
    public DbSet<CostSchedule> Schedules => Set<CostSchedule>();
    public DbSet<ScheduledLine> Lines => Set<ScheduledLine>();
    public DbSet<GivenApproval> Approvals => Set<GivenApproval>();
    public DbSet<OversightRecord> Oversight => Set<OversightRecord>();
    public DbSet<LibertyRecord> LibertyAuthorisations => Set<LibertyRecord>();
    public DbSet<AgreementRevision> Revisions => Set<AgreementRevision>();
    public DbSet<SubmissionWindow> Windows => Set<SubmissionWindow>();
    public DbSet<Hold> Holds => Set<Hold>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PlacementsDbContext).Assembly);
        modelBuilder.AddRetention(PlacementsModule.Schema);
        base.OnModelCreating(modelBuilder);
    }
}
