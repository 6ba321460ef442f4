using System.Globalization;
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
        Assert.StartsWith("ipv4:127.0.0.1:", server.Journal.Peer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BlockingUnary_OfARequest_AnswersIt()
    {
        await using var server = await ProbeServer.StartAsync();

        var response = await Task.Run(() =>
            server.Client.Unary(new ProbeRequest { Text = "Kent" })
        );

        Assert.Equal("Kent", response.Text);
    }

    [Fact]
    public async Task ClientStreaming_OfThreeRequests_AnswersOnce()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Collect();
        foreach (var text in new[] { "a", "b", "c" })
            await call.RequestStream.WriteAsync(new ProbeRequest { Text = text });
        await call.RequestStream.CompleteAsync();
        var response = await call.ConfigureAwait(true);

        Assert.Equal("a,b,c", response.Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal(3, call.GetTrailers().GetAll("probe-length").Count());
    }

    [Fact]
    public async Task ServerStreaming_ReadToTheEnd_GivesEveryResponseInOrder()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Expand(new ProbeRequest { Count = 500 });
        var counts = new List<int>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
            counts.Add(response.Count);

        Assert.Equal(Enumerable.Range(0, 500), counts);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("0", call.GetTrailers().GetValue("probe-length"));
    }

    [Fact]
    public async Task DuplexStreaming_InTurns_AnswersEachRequest()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.Converse();
        for (var i = 0; i < 100; i++)
        {
            await call.RequestStream.WriteAsync(
                new ProbeRequest { Text = i.ToString(CultureInfo.InvariantCulture) },
                CancellationToken.None
            );
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(
                i.ToString(CultureInfo.InvariantCulture),
                call.ResponseStream.Current.Text
            );
        }
        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Status_OfACallUnderWay_IsNotThereYet()
    {
        await using var server = await ProbeServer.StartAsync();

        using var call = server.Client.UnaryAsync(new ProbeRequest { Wait = true });

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(call.GetTrailers);
    }

    [Fact]
    public async Task Headers_OfBothKinds_ArriveAsSent()
    {
        await using var server = await ProbeServer.StartAsync();
        byte[] bytes = [0, 1, 254, 255];

        await server.Client.UnaryAsync(
            new ProbeRequest(),
            new Metadata { { "X-Plain", "one" }, { "x-some-bin", bytes } }
        );

        Assert.Equal("one", server.Journal.RequestHeaders.GetValue("x-plain"));
        Assert.Equal(bytes, server.Journal.RequestHeaders.GetValueBytes("x-some-bin"));
    }

    [Fact]
    public async Task ResponseHeaders_WrittenByTheService_ArriveBeforeTheResponse()
    {
        await using var server = await ProbeServer.StartAsync(options =>
            options.Interceptors.Add<HeaderWritingInterceptor>()
        );

        using var call = server.Client.UnaryAsync(new ProbeRequest { Wait = true });
        var headers = await call.ResponseHeadersAsync;

        Assert.Equal("early", headers.GetValue("probe-header"));
    }

    [Fact]
    public async Task Unary_OfTenMegabytes_ArrivesWhole()
    {
        const int Limit = 16 * 1024 * 1024;
        await using var server = await ProbeServer.StartAsync(
            options => options.MaxReceiveMessageSize = Limit,
            options => options.MaxReceiveMessageSize = Limit
        );
        var text = string.Concat(
            Enumerable.Range(0, 10 * 1024 * 1024 / 8).Select(i => i.ToString("x8", null))
        );

        var response = await server.Client.UnaryAsync(new ProbeRequest { Text = text });

        Assert.True(response.Text == text);
    }

    [Fact]
    public async Task Unary_OverTheServersLimit_IsRefused()
    {
        await using var server = await ProbeServer.StartAsync(options =>
            options.MaxReceiveMessageSize = 1000
        );

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Client.UnaryAsync(new ProbeRequest { Text = new string('x', 1001) })
        );

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task Calls_ManyAtOnce_EachGetTheirOwnAnswer()
    {
        await using var server = await ProbeServer.StartAsync();

        await Parallel.ForAsync(
            0,
            2000,
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, cancellationToken) =>
            {
                var text = i.ToString(CultureInfo.InvariantCulture);
                using var call = server.Client.UnaryAsync(
                    new ProbeRequest { Text = text },
                    cancellationToken: cancellationToken
                );
                Assert.Equal(text, (await call).Text);
                Assert.Equal(
                    text.Length.ToString(CultureInfo.InvariantCulture),
                    call.GetTrailers().GetValue("probe-length")
                );
            }
        );
    }

    [Fact]
    public async Task Streams_ManyAtOnce_DoNotMix()
    {
        await using var server = await ProbeServer.StartAsync();

        await Parallel.ForAsync(
            0,
            80,
            new ParallelOptions { MaxDegreeOfParallelism = 40 },
            async (i, cancellationToken) =>
            {
                var text = i.ToString(CultureInfo.InvariantCulture);
                using var call = server.Client.Converse(cancellationToken: cancellationToken);
                for (var turn = 0; turn < 20; turn++)
                {
                    await call.RequestStream.WriteAsync(
                        new ProbeRequest { Text = text },
                        cancellationToken
                    );
                    Assert.True(await call.ResponseStream.MoveNext(cancellationToken));
                    Assert.Equal(text, call.ResponseStream.Current.Text);
                }
                await call.RequestStream.CompleteAsync();
                Assert.False(await call.ResponseStream.MoveNext(cancellationToken));
            }
        );
    }
}
