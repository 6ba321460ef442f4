using RegionalProviders.Notifications.Data;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Stored;

/// <summary>What Entity Framework is told of the tables, and what the migrations made of them.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task Model_BesideTheMigratedSchema_IsTheSameColumnByColumn()
    {
        var scene = await Scene.SetAsync();
        await using var context = NotificationsDbContext.Create();

        Assert.Equal(7, context.Model.GetEntityTypes().Count());
        Assert.Empty(
            await ModelAgainstSchema.DifferencesAsync(
                context,
                scene.Platform.SuperuserConnectionString
            )
        );
    }
}
