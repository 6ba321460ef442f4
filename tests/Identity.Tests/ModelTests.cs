using RegionalProviders.Identity.Data;
using RegionalProviders.Testing;

namespace Identity.Tests;

public sealed class ModelTests
{
    [Fact]
    public async Task Model_BesideTheMigratedSchema_IsTheSameColumnByColumn()
    {
        var platform = await TestPlatform.SharedAsync();
        await using var context = new IdentityDbContext(IdentityDbContext.Options);

        Assert.Empty(
            await ModelAgainstSchema.DifferencesAsync(context, platform.SuperuserConnectionString)
        );
    }
}
