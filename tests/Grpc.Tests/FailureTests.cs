using Grpc.Core;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class FailureTests
{
    private static readonly ProbeRequest Failing = new()
    {
        FailWith = (int)StatusCode.FailedPrecondition,
    };

    [Fact]
    public async Task Unary_ThatFails_GivesStatusAndTrailers()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.UnaryAsync(Failing);
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        AssertAsAsked(exception, call.GetStatus(), call.GetTrailers());
        Assert.Equal(
            "Status(StatusCode=\"FailedPrecondition\", Detail=\"as asked: naïve £5\")",
            exception.Message
        );
    }

    [Fact]
    public async Task ClientStreaming_ThatFails_GivesStatusAndTrailers()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Collect();
        await call.RequestStream.WriteAsync(Failing);
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        AssertAsAsked(exception, call.GetStatus(), call.GetTrailers());
    }

    [Fact]
    public async Task ServerStreaming_ThatFailsAfterTwoResponses_GivesThemFirst()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Expand(new ProbeRequest(Failing) { Count = 2 });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.True(await call.ResponseStream.MoveNext());
        var exception = await Assert.ThrowsAsync<RpcException>(call.ResponseStream.MoveNext);

        AssertAsAsked(exception, call.GetStatus(), call.GetTrailers());
    }

    [Fact]
    public async Task DuplexStreaming_ThatFails_GivesStatusAndTrailers()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Converse();
        await call.RequestStream.WriteAsync(Failing);
        var exception = await Assert.ThrowsAsync<RpcException>(call.ResponseStream.MoveNext);

        AssertAsAsked(exception, call.GetStatus(), call.GetTrailers());
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task Unary_ThatFailsWithACode_GivesThatCode(StatusCode code)
    {
        await using var server = await ProbeServer.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Client.UnaryAsync(new ProbeRequest { FailWith = (int)code })
        );

        Assert.Equal(code, exception.StatusCode);
    }

    [Fact]
    public async Task Unary_ToNobody_IsUnavailable()
    {
        await using var server = await ProbeServer.StartAsync();
        await server.StopAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Client.UnaryAsync(new ProbeRequest())
        );

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.NotNull(exception.Status.DebugException);
    }

    [Fact]
    public async Task Unary_OfAMethodNotImplemented_IsUnimplemented()
    {
        await using var server = await ProbeServer.StartAsync();
        var health = new Grpc.Health.V1.Health.HealthClient(server.Channel);

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await health.CheckAsync(new Health.V1.HealthCheckRequest())
        );

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    private static void AssertAsAsked(RpcException exception, Status status, Metadata trailers)
    {
        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("as asked: naïve £5", exception.Status.Detail);
        Assert.Equal(StatusCode.FailedPrecondition, status.StatusCode);
        Assert.Equal("asked", exception.Trailers.GetValue("probe-reason"));
        Assert.Equal(
            [0, 255, 128, 10],
            exception.Trailers.GetValueBytes("grpc-status-details-bin")
        );
        Assert.NotNull(exception.Trailers.GetValue("probe-length"));
        Assert.Equal("asked", trailers.GetValue("probe-reason"));
    }
}
