using Grpc.Core;
using Grpc.Health.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>Limits on concurrent calls and uploads.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Tenant_WithAsManyCallsAsItMay_IsRefusedUntilOneEnds()
    {
        await using var limited = await LimitedPlatform.StartAsync(("Tenant:ConcurrentCalls", "3"));
        var greedy = await limited.CouncilAsync();
        var neighbour = await limited.CouncilAsync(TestPrincipals.Leeds);
        await using (
            var blocked = await BlockedTable.TakeAsync(
                limited.Platform.SuperuserConnectionString,
                "providers.setting"
            )
        )
        {
            var running = Enumerable.Range(0, 3).Select(_ => greedy.SearchAsync()).ToList();
            await Eventually.BecomesAsync(blocked.WaitingAsync, waiting => waiting == 3);

            var refusal = await Refusal.OfAsync(greedy.WhoAmIAsync());
            refusal.Names("Limits:Tenant:ConcurrentCalls");
            Assert.NotNull(refusal.RetryAfter);
            await neighbour.WhoAmIAsync();

            await blocked.DisposeAsync();
            await Task.WhenAll(running);
        }

        await greedy.WhoAmIAsync();
    }

    [Fact]
    public async Task Tenant_WithAsManyStreamsAsItMay_IsRefusedUntilOneEnds()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Tenant:ConcurrentStreams", "2")
        );
        var greedy = await limited.CoordinatorAsync();
        var neighbour = await limited.CoordinatorAsync(await limited.Platform.People.OthersAsync());
        var first = await Upload.BeginAsync(greedy);
        var second = await Upload.BeginAsync(greedy);

        var third = greedy.Imports.UploadList(greedy.Headers);
        (await Refusal.OfAsync(third.ResponseAsync)).Names("Limits:Tenant:ConcurrentStreams");
        await greedy.WhoAmIAsync();
        using var others = await Upload.BeginAsync(neighbour);

        first.Dispose();
        using var next = await Eventually.SucceedsAsync(() => Upload.BeginAsync(greedy));
        second.Dispose();
    }

    [Fact]
    public async Task Address_WatchingHealthAsOftenAsItMay_IsRefused()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:ConcurrentStreams", "2")
        );
        var anyone = await limited.CouncilAsync();
        using var first = anyone.Health.Watch(new HealthCheckRequest());
        using var second = anyone.Health.Watch(new HealthCheckRequest());
        await first.ResponseStream.MoveNext(CancellationToken.None);
        await second.ResponseStream.MoveNext(CancellationToken.None);

        using var third = anyone.Health.Watch(new HealthCheckRequest());

        (await Refusal.OfAsync(third.ResponseStream.MoveNext(CancellationToken.None))).Names(
            "Limits:Address:ConcurrentStreams"
        );
        await anyone.HealthAsync();
    }
}

/// <summary>An upload that has started and waits for its content.</summary>
internal static class Upload
{
    public static UploadListRequest Header(int bytes = 10_000_000) =>
        new()
        {
            Header = new UploadHeader
            {
                UploadId = Guid.NewGuid().ToString(),
                FileName = "list.csv",
                TotalBytes = bytes,
                Sha256 = new string('0', 64),
            },
        };

    /// <summary>Starts the upload; when this returns, the platform has it open.</summary>
    public static async Task<
        AsyncClientStreamingCall<UploadListRequest, UploadListResponse>
    > BeginAsync(Caller caller)
    {
        var header = Header();
        var call = caller.Imports.UploadList(caller.Headers);
        await call.RequestStream.WriteAsync(header);
        var asked = new GetUploadRequest { UploadId = header.Header.UploadId };
        while (true)
        {
            if (call.ResponseAsync.IsCompleted)
                await call.ResponseAsync;
            try
            {
                await caller.Imports.GetUploadAsync(asked, caller.Headers);
                return call;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                await Task.Delay(20);
            }
        }
    }
}
