using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace RegionalProviders.Persistence.Entities;

/// <summary>
/// The entities of one service's schema: what people edit. A context lives within one <see cref="ServiceTransaction"/>,
/// on its connection, so the row-level security settings of its principal apply; by itself it has no connection and can
/// do nothing. Tables that are written by SQL have no entity (docs/adr/0006-ef-core-and-sql.md).
/// </summary>
public abstract class ServiceDbContext(DbContextOptions options, ServiceSchema schema)
    : DbContext(options)
{
    /// <summary>
    /// The options of a context: Npgsql, snake_case names, no connection of its own. Create them once for each type,
    /// because the model is cached with them.
    /// </summary>
    public static DbContextOptions<TContext> OptionsOf<TContext>()
        where TContext : ServiceDbContext =>
        new DbContextOptionsBuilder<TContext>().UseNpgsql().UseSnakeCaseNamingConvention().Options;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasDefaultSchema(schema.Name);
        foreach (
            var entity in modelBuilder
                .Model.GetEntityTypes()
                .Where(entity => typeof(IVersioned).IsAssignableFrom(entity.ClrType))
        )
            modelBuilder
                .Entity(entity.ClrType)
                .Property(nameof(IVersioned.Version))
                .IsConcurrencyToken();
    }

    /// <summary>
    /// The entity with this id, its row locked until the transaction ends, so that an etag checked against it stays
    /// valid; null if there is none that the caller may change.
    /// </summary>
    public async Task<TEntity?> FindForUpdateAsync<TEntity>(
        Guid id,
        CancellationToken cancellationToken
    )
        where TEntity : class
    {
        var table = Model.FindEntityType(typeof(TEntity))!.GetTableName();
        // Schema and table names are part of the statement's text; the id is a parameter.
        var byId = FormattableStringFactory.Create(
            $"select * from {schema.Name}.{table} where id = {{0}} for update",
            id
        );
        var found = await Set<TEntity>().FromSql(byId).ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Gives an entity a new etag with the next save, even if no value changes.</summary>
    public void Touch(IVersioned entity) =>
        Entry(entity).Property(nameof(IVersioned.Version)).IsModified = true;

    internal async Task BeginAsync(ServiceTransaction transaction)
    {
        // Every save is part of the one transaction; a savepoint around each would cost an unnecessary round trip.
        Database.AutoSavepointsEnabled = false;
        Database.SetDbConnection(transaction.Connection, contextOwnsConnection: false);
        await Database.UseTransactionAsync(
            transaction.DbTransaction,
            transaction.CancellationToken
        );
    }

    internal async Task SaveAsync(ServiceTransaction transaction)
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified)
                entry.Entity.Version++;
        await SaveChangesAsync(transaction.CancellationToken);
    }
}
