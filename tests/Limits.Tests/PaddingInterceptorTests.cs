using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RegionalProviders.Calls.Padding;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>What of a padded call reaches its work, and what of its work reaches the caller.</summary>
public sealed class PaddingInterceptorTests
{
    private const string Padded = "/regionalproviders.notifications.v1.NoticeService/ListNotices";
    private const string Plain = "/regionalproviders.notifications.v1.InboxService/GetInboxCounts";
    private readonly FakeTimeProvider time = new();
    private readonly CancellationTokenSource caller = new();

    [Fact]
    public async Task PaddedCall_WhoseCallerHangsUp_WritesWhatItWouldHaveWritten()
    {
        var work = new TaskCompletionSource<ListNoticesResponse>();
        CancellationToken seen = default;
        var answer = CallAsync(
            Padded,
            context =>
            {
                seen = context.CancellationToken;
                return work.Task;
            }
        );

        await caller.CancelAsync();

        Assert.False(seen.IsCancellationRequested);
        work.SetResult(new ListNoticesResponse());
        // Nobody sees what it is answered with.
        await Record.ExceptionAsync(() => EndAsync(answer));
    }

    [Fact]
    public async Task PaddedCall_WhoseWorkFailsAfterTheDeadline_SaysNothingOfIt()
    {
        var answer = CallAsync(
            Padded,
            _ =>
            {
                time.Advance(TimeSpan.FromDays(2));
                throw Fault.NotFound("notice");
            }
        );

        var failure = await Assert.ThrowsAsync<RpcException>(() => EndAsync(answer));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Empty(failure.Trailers);
    }

    [Fact]
    public async Task PaddedCall_WhoseWorkFails_SaysSoAtAStep()
    {
        var answer = CallAsync(
            Padded,
            _ => throw new RpcException(new Status(StatusCode.NotFound, ""))
        );
        var atOnce = answer.IsCompleted;

        var failure = await Assert.ThrowsAsync<RpcException>(() => EndAsync(answer));

        Assert.False(atOnce);
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task PlainCall_Answered_IsAnsweredAtOnceAndCancelledAtOnce()
    {
        CancellationToken seen = default;
        await caller.CancelAsync();

        await CallAsync(
            Plain,
            context =>
            {
                seen = context.CancellationToken;
                return Task.FromResult(new ListNoticesResponse());
            }
        );

        Assert.True(seen.IsCancellationRequested);
    }

    /// <summary>The whole way: from the header grpc-timeout to the database.</summary>
    [Fact]
    public async Task PaddedCall_WithoutDeadline_EndsAtOursAndItsWorkToo()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Deadlines:UnaryDefault", "00:00:01"),
            ("Deadlines:UnaryMax", "00:00:01")
        );
        var officer = await limited.CouncilAsync();
        await using var blocked = await BlockedTable.TakeAsync(
            limited.Platform.SuperuserConnectionString,
            "notifications.notice"
        );

        var failure = await Assert.ThrowsAsync<RpcException>(officer.NoticesAsync);

        Assert.True(failure.StatusCode == StatusCode.DeadlineExceeded, $"{failure}");
        await Eventually.BecomesAsync(blocked.WaitingAsync, waiting => waiting == 0);
    }

    private Task<ListNoticesResponse> CallAsync(
        string method,
        Func<ServerCallContext, Task<ListNoticesResponse>> work
    )
    {
        var context = new DirectCall(
            new Principal(
                PrincipalKind.Council,
                "client",
                Guid.Parse("0198a000-0000-7000-8000-0000000000a1"),
                [],
                null,
                [Role.Officer]
            ),
            caller.Token
        )
        {
            CalledMethod = method,
        };
        new DefaultHttpContext { Items = context.UserState! }.SetPaddedTimeout(
            new PaddedTimeout(time.GetTimestamp(), TimeSpan.FromDays(1))
        );
        return new PaddingInterceptor(
            new AccessTable([NoticesReflection.Descriptor, InboxReflection.Descriptor]),
            new HiddenDelay(new byte[32]),
            time
        ).UnaryServerHandler(
            new ListNoticesRequest(),
            context,
            async (_, inner) => await work(inner)
        );
    }

    private async Task<ListNoticesResponse> EndAsync(Task<ListNoticesResponse> answer)
    {
        while (!answer.IsCompleted)
        {
            time.Advance(PaddedCall.Step);
            await Task.Yield();
        }

        return await answer;
    }
}
