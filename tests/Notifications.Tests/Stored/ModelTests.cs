using RegionalProviders.Notifications.Data;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Stored;

/// <summary>Entity Framework's model agrees with the tables that the migrations created.</summary>
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
