using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Workshop.Data;

/// <summary>What people edit in this service.</summary>
internal sealed class WorkshopDbContext(DbContextOptions<WorkshopDbContext> options)
    : ServiceDbContext(options, WorkshopModule.Schema)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkshopDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
