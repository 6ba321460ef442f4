using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class CancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ProbeRequest Waiting = new() { Wait = true };

    [Fact]
    public async Task Unary_CancelledByItsToken_EndsOnBothSides()
    {
        await using var server = await ProbeServer.StartAsync();
        using var source = new CancellationTokenSource();

        using var call = server.Client.UnaryAsync(Waiting, cancellationToken: source.Token);
        await server.Journal.Called.Task.WaitAsync(Patience);
        await source.CancelAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await server.Journal.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unary_Disposed_EndsOnTheServer()
    {
        await using var server = await ProbeServer.StartAsync();

        var call = server.Client.UnaryAsync(Waiting);
        await server.Journal.Called.Task.WaitAsync(Patience);
        call.Dispose();

        await server.Journal.Cancelled.Task.WaitAsync(Patience);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Stream_CancelledWhileRead_EndsOnBothSides()
    {
        await using var server = await ProbeServer.StartAsync();
        using var source = new CancellationTokenSource();

        using var call = server.Client.Expand(new ProbeRequest(Waiting) { Count = 1 });
        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            ReadAsync().WaitAsync(Patience)
        );

        async Task ReadAsync()
        {
            await foreach (
                var _ in call.ResponseStream.ReadAllAsync().WithCancellation(source.Token)
            )
                await source.CancelAsync();
        }

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await server.Journal.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unary_CancelledOnAChannelThatThrowsCancellation_ThrowsIt()
    {
        await using var server = await ProbeServer.StartAsync(channelOptions: options =>
            options.ThrowOperationCanceledOnCancellation = true
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await server.Client.UnaryAsync(Waiting, cancellationToken: new CancellationToken(true))
        );
    }

    [Fact]
    public async Task Unary_PastItsDeadline_EndsOnBothSides()
    {
        await using var server = await ProbeServer.StartAsync();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300);

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Client.UnaryAsync(Waiting, deadline: deadline)
        );

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await server.Journal.Cancelled.Task.WaitAsync(Patience);
        Assert.Equal(deadline, server.Journal.Deadline, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task DuplexStreaming_PastItsDeadline_EndsOnBothSides()
    {
        await using var server = await ProbeServer.StartAsync();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300);

        using var call = server.Client.Converse(deadline: deadline);
        // On a slow machine the deadline may pass before the first message is out: then the write says so.
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await call.RequestStream.WriteAsync(Waiting);
            await call.ResponseStream.MoveNext();
        });

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await server.Journal.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unary_WithoutADeadline_HasNone()
    {
        await using var server = await ProbeServer.StartAsync();

        await server.Client.UnaryAsync(new ProbeRequest());

        Assert.Equal(DateTime.MaxValue, server.Journal.Deadline);
    }

    [Fact]
    public async Task Unary_WhenItsChannelIsDisposed_EndsOnBothSides()
    {
        await using var server = await ProbeServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new ProbeService.ProbeServiceClient(channel).UnaryAsync(Waiting);
        await server.Journal.Called.Task.WaitAsync(Patience);
        Assert.Equal(ConnectivityState.Ready, channel.State);

        channel.Dispose();
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        Assert.Equal(ConnectivityState.Shutdown, channel.State);
        await server.Journal.Cancelled.Task.WaitAsync(Patience);
    }
}
