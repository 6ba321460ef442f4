using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class InterceptorTests
{
    private readonly List<string> record = [];

    [Fact]
    public async Task Client_Intercepted_PassesEveryKindOfCall()
    {
        await using var server = await ProbeServer.StartAsync();

        await CallAllAsync(
            Client(server.Channel.Intercept(new RecordingInterceptor(record, "one")))
        );

        Assert.Equal(
            [
                "one blocking Unary",
                "one unary Unary",
                "one client streaming Collect",
                "one server streaming Expand",
                "one duplex streaming Converse",
            ],
            record
        );
        Assert.Equal("one", server.Journal.RequestHeaders.GetValue("probe-passed"));
    }

    [Fact]
    public async Task Client_InterceptedBySeveral_PassesThemInTheOrderGiven()
    {
        await using var server = await ProbeServer.StartAsync();
        RecordingInterceptor one = new(record, "one");
        RecordingInterceptor two = new(record, "two");

        await Client(server.Channel.Intercept(one, two)).UnaryAsync(new ProbeRequest());
        await Client(server.Channel.Intercept(one).Intercept(two)).UnaryAsync(new ProbeRequest());

        Assert.Equal(
            ["one unary Unary", "two unary Unary", "two unary Unary", "one unary Unary"],
            record
        );
    }

    [Fact]
    public async Task Client_InterceptedByAPassiveOne_CallsAsBefore()
    {
        await using var server = await ProbeServer.StartAsync(options =>
            options.Interceptors.Add<Passive>()
        );

        await CallAllAsync(Client(server.Channel.Intercept(new Passive())));
    }

    [Fact]
    public async Task Client_InterceptedByAFunctionOfHeaders_SendsItsAnswer()
    {
        await using var server = await ProbeServer.StartAsync();
        var client = Client(
            server.Channel.Intercept(headers => [.. headers, new("probe-added", "yes")])
        );

        await CallAllAsync(client);
        Assert.Equal("yes", server.Journal.RequestHeaders.GetValue("probe-added"));
        await client.UnaryAsync(new ProbeRequest(), new Metadata { { "probe-own", "kept" } });

        Assert.Equal("kept", server.Journal.RequestHeaders.GetValue("probe-own"));
        Assert.Equal("yes", server.Journal.RequestHeaders.GetValue("probe-added"));
    }

    [Fact]
    public async Task Client_WithAHost_NamesItToItsInterceptors()
    {
        var invoker = new HostRecordingInvoker();
        var client = Client(invoker).WithHost("first.example").WithHost("second.example");

        await Assert.ThrowsAsync<RpcException>(async () =>
            await client.UnaryAsync(new ProbeRequest())
        );

        Assert.Equal("second.example", invoker.Host);
        Assert.Throws<ArgumentNullException>(() => client.WithHost(null!));
    }

    [Fact]
    public async Task Server_WithInterceptors_PassesEveryKindOfCallInOrder()
    {
        await using var server = await ProbeServer.StartAsync(options =>
        {
            options.Interceptors.Add<RecordingInterceptor>(record, "one");
            options.Interceptors.Add<RecordingInterceptor>(record, "two");
        });

        await CallAllAsync(server.Client);

        Assert.Equal(
            [
                "one unary Unary after 0",
                "two unary Unary after 1",
                "one unary Unary after 0",
                "two unary Unary after 1",
                "one client streaming Collect after 0",
                "two client streaming Collect after 1",
                "one server streaming Expand after 0",
                "two server streaming Expand after 1",
                "one duplex streaming Converse after 0",
                "two duplex streaming Converse after 1",
            ],
            record
        );
    }

    [Fact]
    public async Task Server_WhoseInterceptorSetsTheStatus_EndsWithIt()
    {
        await using var server = await ProbeServer.StartAsync(options =>
            options.Interceptors.Add<StatusSettingInterceptor>()
        );

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Client.UnaryAsync(new ProbeRequest())
        );

        Assert.Equal(StatusCode.DataLoss, exception.StatusCode);
        Assert.Equal("set", exception.Status.Detail);
    }

    [Fact]
    public void Intercept_OfNull_IsRefused()
    {
        var invoker = new HostRecordingInvoker();

        Assert.Throws<ArgumentNullException>(() => invoker.Intercept((Interceptor)null!));
        Assert.Throws<ArgumentNullException>(() => invoker.Intercept((Interceptor[])null!));
        Assert.Throws<ArgumentNullException>(() => invoker.Intercept(new Passive(), null!));
        Assert.Throws<ArgumentNullException>(() =>
            invoker.Intercept((Func<Metadata, Metadata>)null!)
        );
        Assert.Throws<ArgumentNullException>(() => ((CallInvoker)null!).Intercept(new Passive()));
    }

    private static ProbeService.ProbeServiceClient Client(CallInvoker invoker) => new(invoker);

    private static async Task CallAllAsync(ProbeService.ProbeServiceClient client)
    {
        var request = new ProbeRequest { Text = "a", Count = 1 };
        Assert.Equal("a", (await Task.Run(() => client.Unary(request))).Text);
        Assert.Equal("a", (await client.UnaryAsync(request)).Text);

        using var collect = client.Collect();
        await collect.RequestStream.WriteAsync(request);
        await collect.RequestStream.CompleteAsync();
        Assert.Equal("a", (await collect).Text);

        using var expand = client.Expand(request);
        Assert.True(await expand.ResponseStream.MoveNext());
        Assert.False(await expand.ResponseStream.MoveNext());

        using var converse = client.Converse();
        await converse.RequestStream.WriteAsync(request);
        Assert.True(await converse.ResponseStream.MoveNext());
        await converse.RequestStream.CompleteAsync();
        Assert.False(await converse.ResponseStream.MoveNext());
    }

    private sealed class Passive : Interceptor;

    private sealed class StatusSettingInterceptor : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation
        )
        {
            var response = await continuation(request, context);
            context.Status = new Status(StatusCode.DataLoss, "set");
            return response;
        }
    }
}
