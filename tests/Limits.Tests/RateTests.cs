using Grpc.Core;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>Limits on the rate of calls. The rates are so low that refilling one call takes minutes.</summary>
public sealed class RateTests
{
    private const int Burst = 60;
    private static readonly (string, string)[] SlowClient =
    [
        ("Client:Calls:PerSecond", "0.01"),
        ("Client:Calls:Burst", "60"),
    ];

    [Fact]
    public async Task Client_AboveItsRate_IsRefusedUntilTheTimeItWasTold()
    {
        await using var limited = await LimitedPlatform.StartAsync(SlowClient);
        var greedy = await limited.CouncilAsync();
        var colleague = await limited.CouncilAsync();

        var refusal = await Caller.ExhaustAsync(greedy.WhoAmIAsync, Burst);

        refusal.Names("Limits:Client:Calls");
        Assert.Equal("0.01/s, 60 at once", refusal.Info.Metadata["limit"]);
        Assert.InRange(
            refusal.RetryAfter!.Value,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(100)
        );
        await colleague.WhoAmIAsync();

        limited.Platform.Clock.Move(refusal.RetryAfter.Value - TimeSpan.FromSeconds(1) / 2);
        await Assert.ThrowsAsync<RpcException>(greedy.WhoAmIAsync);
        limited.Platform.Clock.Move(TimeSpan.FromSeconds(1));
        await greedy.WhoAmIAsync();
        (await Refusal.OfAsync(greedy.WhoAmIAsync())).Names("Limits:Client:Calls");
    }

    [Fact]
    public async Task Client_AboveItsRateOfSearches_MayStillDoWhatIsCheap()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Client:Expensive:PerSecond", "0.01"),
            ("Client:Expensive:Burst", "20")
        );
        var greedy = await limited.CouncilAsync();

        var refusal = await Caller.ExhaustAsync(() => greedy.SearchAsync(), 20);

        refusal.Names("Limits:Client:Expensive");
        await greedy.WhoAmIAsync();
    }

    [Fact]
    public async Task Client_AboveItsRateOfExports_MayStillReadAndSearch()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Client:Exports:PerSecond", "0.01"),
            ("Client:Exports:Burst", "3")
        );
        var greedy = await limited.CouncilAsync();

        var refusal = await Caller.ExhaustAsync(greedy.DigestAsync, 3);

        refusal.Names("Limits:Client:Exports");
        await greedy.WhoAmIAsync();
        await greedy.SearchAsync();
    }

    [Fact]
    public async Task Tenant_AboveItsRateOfExports_IsRefusedForAllItsClients()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Tenant:Exports:PerSecond", "0.01"),
            ("Tenant:Exports:Burst", "3")
        );
        var greedy = await limited.CouncilAsync();
        var colleague = await limited.CouncilAsync();

        (await Caller.ExhaustAsync(greedy.DigestAsync, 3)).Names("Limits:Tenant:Exports");

        (await Refusal.OfAsync(colleague.DigestAsync())).Names("Limits:Tenant:Exports");
        await colleague.WhoAmIAsync();
    }

    [Fact]
    public async Task Tenant_AboveItsRate_IsRefusedForAllItsClientsAndNoOtherTenants()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Tenant:Calls:PerSecond", "0.01"),
            ("Tenant:Calls:Burst", "60")
        );
        var greedy = await limited.CouncilAsync();
        var colleague = await limited.CouncilAsync();
        var neighbour = await limited.CouncilAsync(TestPrincipals.Leeds);

        (await Caller.ExhaustAsync(greedy.WhoAmIAsync, Burst)).Names("Limits:Tenant:Calls");

        (await Refusal.OfAsync(colleague.WhoAmIAsync())).Names("Limits:Tenant:Calls");
        await neighbour.WhoAmIAsync();
        limited.Platform.Clock.Move(TimeSpan.FromSeconds(101));
        await colleague.WhoAmIAsync();
    }

    [Fact]
    public async Task Call_WithoutPermission_CostsNothing()
    {
        await using var limited = await LimitedPlatform.StartAsync(SlowClient);
        var officer = await limited.CouncilAsync();

        for (var i = 0; i <= Burst; i++)
            Assert.Equal(
                StatusCode.PermissionDenied,
                (
                    await Assert.ThrowsAsync<RpcException>(() =>
                        officer
                            .Consortia.CreateConsortiumAsync(
                                new CreateConsortiumRequest { Name = "Not mine" },
                                officer.Headers
                            )
                            .ResponseAsync
                    )
                ).StatusCode
            );

        await officer.WhoAmIAsync();
    }

    [Fact]
    public async Task Address_AskingForHealthAboveItsRate_IsRefusedWhileClientsAreServed()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:Calls:PerSecond", "0.01"),
            ("Address:Calls:Burst", "5")
        );
        var officer = await limited.CouncilAsync();

        (await Caller.ExhaustAsync(officer.HealthAsync, 5)).Names("Limits:Address:Calls");

        await officer.WhoAmIAsync();
        limited.Platform.Clock.Move(TimeSpan.FromSeconds(101));
        await officer.HealthAsync();
    }
}
