using Grpc.Core;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

/// <summary>The four kinds of call as an interceptor or a substitute makes them, in both ways.</summary>
public sealed class CallObjectTests
{
    private static readonly Metadata Headers = new() { { "a", "1" } };
    private static readonly Metadata Trailers = new() { { "b", "2" } };
    private static readonly Status Ended = new(StatusCode.OutOfRange, "end");

    private int disposed;

    [Fact]
    public async Task Calls_MadeOfValues_AnswerThem()
    {
        var response = Task.FromResult("x");
        var headers = Task.FromResult(Headers);

        using var unary = new AsyncUnaryCall<string>(
            response,
            headers,
            () => Ended,
            () => Trailers,
            Dispose
        );
        using var client = new AsyncClientStreamingCall<string, string>(
            null!,
            response,
            headers,
            () => Ended,
            () => Trailers,
            Dispose
        );
        using var server = new AsyncServerStreamingCall<string>(
            null!,
            headers,
            () => Ended,
            () => Trailers,
            Dispose
        );
        using var duplex = new AsyncDuplexStreamingCall<string, string>(
            null!,
            null!,
            headers,
            () => Ended,
            () => Trailers,
            Dispose
        );

        await AssertAsync(unary, client, server, duplex);
    }

    [Fact]
    public async Task Calls_MadeOfFunctionsOfAState_GiveItToThem()
    {
        var response = Task.FromResult("x");
        static CallObjectTests Of(object state) => (CallObjectTests)state;
        Func<object, Task<Metadata>> headers = state =>
            Task.FromResult(Of(state).disposed < 4 ? Headers : Trailers);
        Func<object, Status> status = state => Of(state).disposed < 4 ? Ended : default;
        Func<object, Metadata> trailers = state => Of(state).disposed < 4 ? Trailers : Headers;
        Action<object> dispose = state => Of(state).Dispose();

        using var unary = new AsyncUnaryCall<string>(
            response,
            headers,
            status,
            trailers,
            dispose,
            this
        );
        using var client = new AsyncClientStreamingCall<string, string>(
            null!,
            response,
            headers,
            status,
            trailers,
            dispose,
            this
        );
        using var server = new AsyncServerStreamingCall<string>(
            null!,
            headers,
            status,
            trailers,
            dispose,
            this
        );
        using var duplex = new AsyncDuplexStreamingCall<string, string>(
            null!,
            null!,
            headers,
            status,
            trailers,
            dispose,
            this
        );

        await AssertAsync(unary, client, server, duplex);
    }

    [Fact]
    public void Client_MadeWithoutAChannel_RefusesEveryCall()
    {
        var client = new Substitute();
        var request = new ProbeRequest();

        Assert.Throws<NotSupportedException>(() => client.Unary(request));
        Assert.Throws<NotSupportedException>(() => client.UnaryAsync(request));
        Assert.Throws<NotSupportedException>(() => client.Collect());
        Assert.Throws<NotSupportedException>(() => client.Expand(request));
        Assert.Throws<NotSupportedException>(() => client.Converse());
    }

    private void Dispose() => disposed++;

    private async Task AssertAsync(
        AsyncUnaryCall<string> unary,
        AsyncClientStreamingCall<string, string> client,
        AsyncServerStreamingCall<string> server,
        AsyncDuplexStreamingCall<string, string> duplex
    )
    {
        Assert.Equal("x", await unary);
        Assert.Equal("x", await client);
        Task<Metadata>[] headers =
        [
            unary.ResponseHeadersAsync,
            client.ResponseHeadersAsync,
            server.ResponseHeadersAsync,
            duplex.ResponseHeadersAsync,
        ];
        Assert.All(await Task.WhenAll(headers), each => Assert.Same(Headers, each));
        Status[] statuses =
        [
            unary.GetStatus(),
            client.GetStatus(),
            server.GetStatus(),
            duplex.GetStatus(),
        ];
        Assert.All(statuses, each => Assert.Equal(Ended, each));
        Metadata[] trailers =
        [
            unary.GetTrailers(),
            client.GetTrailers(),
            server.GetTrailers(),
            duplex.GetTrailers(),
        ];
        Assert.All(trailers, each => Assert.Same(Trailers, each));
        Assert.All(new IDisposable[] { unary, client, server, duplex }, each => each.Dispose());
        Assert.Equal(4, disposed);
    }

    private sealed class Substitute : ProbeService.ProbeServiceClient;
}
