using Google.Protobuf.Reflection;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Limits.Tests;
using RegionalProviders.Testing;

namespace RegionalProviders.Hostile.Tests;

/// <summary>
/// The platform under attack, with rate limits too high to be reached, so that the attacks themselves are tested. All
/// attacks run against it one after another, so that what one leaves behind affects the next.
/// </summary>
public sealed class HostilePlatform : IAsyncLifetime
{
    private const long MaxLeftBehind = 48 * 1024 * 1024;

    internal TestPlatform Platform { get; private set; } = null!;

    internal RawCaller Officer { get; private set; } = null!;

    internal RawCaller Coordinator { get; private set; } = null!;

    internal RawCaller Operator { get; private set; } = null!;

    internal RawCaller[] Everyone => [Officer, Coordinator, Operator];

    public async Task InitializeAsync()
    {
        Platform = await TestPlatform.StartAsync();
        Officer = await RawCaller.OfAsync(Platform);
        Coordinator = await RawCaller.OfAsync(Platform, PrincipalKind.Coordinator);
        Operator = await RawCaller.OfAsync(Platform, PrincipalKind.Operator);
    }

    /// <summary>Runs an attack, then checks that the platform serves calls and uses no more memory than before.</summary>
    internal async Task SurvivesAsync(Tally tally, Func<Task> attack)
    {
        await ServesAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        try
        {
            await attack();
        }
        finally
        {
            tally.Print();
        }
        await ServesAsync();
        // Objects that are about to be released may still be held for a moment.
        await Eventually.BecomesAsync(
            () => Task.FromResult(GC.GetTotalMemory(forceFullCollection: true) - before),
            grown => grown <= MaxLeftBehind
        );
    }

    /// <summary>
    /// Calls as the first caller who has the permission: a call that is denied would test nothing behind the check.
    /// </summary>
    internal async Task<RawAnswer> CallWithPermissionAsync(MethodDescriptor rpc, byte[] body)
    {
        // A watch that is opened never ends by itself.
        (string, string?)[] headers = rpc.Name.StartsWith("Watch", StringComparison.Ordinal)
            ? [("grpc-timeout", "2S")]
            : [];
        RawAnswer answer = null!;
        foreach (var caller in Everyone)
        {
            answer = await caller.CallAsync(Rpcs.PathOf(rpc), body, headers);
            if (answer.Status != StatusCode.PermissionDenied)
                return answer;
        }
        return answer;
    }

    public async Task DisposeAsync()
    {
        foreach (var caller in Everyone)
            await caller.DisposeAsync();
        await Platform.DisposeAsync();
    }

    private async Task ServesAsync()
    {
        var answer = await Officer.CallAsync(RawCaller.WhoAmI, [0, 0, 0, 0, 0]);
        Assert.True(answer.Status == StatusCode.OK, $"It no longer serves: {answer}");
    }
}

[CollectionDefinition(Name)]
public sealed class OnePlatform : ICollectionFixture<HostilePlatform>
{
    public const string Name = "One platform under attack";
}
