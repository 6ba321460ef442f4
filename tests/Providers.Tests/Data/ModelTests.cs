using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.Tests.Imports;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Data;

public class ModelTests
{
    [Fact]
    public async Task Model_BesideTheMigratedSchema_IsTheSameColumnByColumn()
    {
        await using var register = await Register.StartAsync();
        await using var context = new ProvidersDbContext(
            ServiceDbContext.OptionsOf<ProvidersDbContext>()
        );

        Assert.Empty(await ModelAgainstSchema.DifferencesAsync(context, register.Superuser));
    }
}
