using Grpc.Core;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class CallTests
{
    [Fact]
    public async Task Unary_OfARequest_AnswersItWithStatusAndTrailers()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.UnaryAsync(new ProbeRequest { Text = "Sussex" });
        var response = await call;

        Assert.Equal("Sussex", response.Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("6", call.GetTrailers().GetValue("probe-length"));
        Assert.Equal("/probe.v1.ProbeService/Unary", server.Journal.Method);
    }
}
