using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Workshop.Data;

/// <summary>The schema of the service, as its app role.</summary>
internal sealed class WorkshopDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(WorkshopModule.Schema, dataSource, time, () => new WorkshopDbContext(Options))
{
    private static readonly DbContextOptions<WorkshopDbContext> Options =
        ServiceDbContext.OptionsOf<WorkshopDbContext>();
}
