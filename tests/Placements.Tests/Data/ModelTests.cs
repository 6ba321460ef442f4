using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Placements.Data;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Data;

/// <summary>Entity Framework's model agrees with the tables that the migrations created.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task Model_BesideTheMigratedSchema_IsTheSameColumnByColumn()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var context = new PlacementsDbContext(PlacementsDatabase.ContextOptions);

        Assert.Equal(11, context.Model.GetEntityTypes().Count());
        Assert.Empty(
            await ModelAgainstSchema.DifferencesAsync(context, platform.SuperuserConnectionString)
        );
    }

    [Fact]
    public async Task ModelAgainstSchema_OfAWrongModel_NamesEachDifference()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var context = new WrongContext(ServiceDbContext.OptionsOf<WrongContext>());

        Assert.Equal(
            [
                "placements.nowhere: there is no such table",
                "placements.outcome.description: mapped as nullable, but it is not null",
                "placements.outcome.extra: mapped, but there is no such column",
                "placements.outcome.number: mapped as integer, but it is smallint",
                "placements.outcome.review_on: not mapped, though no row can be added without it",
            ],
            (
                await ModelAgainstSchema.DifferencesAsync(
                    context,
                    platform.SuperuserConnectionString
                )
            ).Order(StringComparer.Ordinal)
        );
    }

    private sealed class WrongContext(DbContextOptions<WrongContext> options)
        : ServiceDbContext(options, PlacementsModule.Schema)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder
                .Entity<WrongOutcome>()
                .ToTable("outcome")
                .HasKey(outcome => new { outcome.AgreementId, outcome.Number });
            modelBuilder.Entity<Nowhere>().ToTable("nowhere");
            base.OnModelCreating(modelBuilder);
        }
    }

    private sealed class WrongOutcome
    {
        public Guid AgreementId { get; init; }
        public int Number { get; init; }
        public string? Description { get; init; }
        public string Extra { get; init; } = "";
    }

    private sealed class Nowhere
    {
        public Guid Id { get; init; }
    }
}
