using RegionalProviders.Placements.Data;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Data;

/// <summary>What Entity Framework is told of the tables, and what the migrations made of them.</summary>
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
}
