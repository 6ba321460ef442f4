using Grpc.Core;

namespace Grpc.Tests;

public sealed class CallOptionsTests
{
    [Fact]
    public void With_EachOption_ChangesACopyAndNothingElse()
    {
        using var source = new CancellationTokenSource();
        var headers = new Metadata();
        var deadline = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        var write = new WriteOptions(WriteFlags.NoCompress);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var none = new CallOptions();

        var all = none.WithHeaders(headers)
            .WithDeadline(deadline)
            .WithCancellationToken(source.Token)
            .WithWriteOptions(write)
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.Same(headers, all.Headers);
        Assert.Equal(deadline, all.Deadline);
        Assert.Equal(source.Token, all.CancellationToken);
        Assert.Same(write, all.WriteOptions);
        Assert.Same(credentials, all.Credentials);
        Assert.True(all.IsWaitForReady);
        Assert.False(all.WithWaitForReady(false).IsWaitForReady);
        Assert.Equal(new CallOptions(), none);
    }

    [Fact]
    public void New_OfEverything_HasIt()
    {
        var headers = new Metadata();
        var options = new CallOptions(
            headers,
            DateTime.MaxValue,
            new CancellationToken(true),
            WriteOptions.Default
        );

        Assert.Same(headers, options.Headers);
        Assert.Equal(DateTime.MaxValue, options.Deadline);
        Assert.True(options.CancellationToken.IsCancellationRequested);
        Assert.Same(WriteOptions.Default, options.WriteOptions);
        Assert.Null(options.PropagationToken);
        Assert.Null(options.Credentials);
        Assert.False(options.IsWaitForReady);
    }
}
