using RegionalProviders.Client;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

/// <summary>
/// One platform with a register for the tests of reading and amending; each test uses its own organisations.
/// </summary>
public sealed class RegisterFixture : IAsyncLifetime
{
    public TestPlatform Platform { get; private set; } = null!;

    public RegionalProvidersClient Council { get; private set; } = null!;

    internal SeededRegister Register { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Platform = await TestPlatform.StartAsync();
        Council = await Platform.People.CouncilAsync();
        Register = new SeededRegister(Platform.SuperuserConnectionString);
    }

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class RegisterCollection : ICollectionFixture<RegisterFixture>
{
    public const string Name = "register";
}
