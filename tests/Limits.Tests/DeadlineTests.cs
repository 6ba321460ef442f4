using Grpc.Core;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>How long a call may last, whatever deadline it asks for.</summary>
public sealed class DeadlineTests
{
    private static readonly (string, string)[] ASecond =
    [
        ("Deadlines:UnaryDefault", "00:00:01"),
        ("Deadlines:UnaryMax", "00:00:01"),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData(3600)]
    public async Task Call_WithoutDeadlineOrWithALongOne_EndsAtOursAndItsWorkToo(int? seconds)
    {
        await using var limited = await LimitedPlatform.StartAsync(ASecond);
        var officer = await limited.CouncilAsync();
        await using var blocked = await BlockedTable.TakeAsync(
            limited.Platform.SuperuserConnectionString,
            "providers.setting"
        );

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            officer.SearchAsync(seconds is { } s ? DateTime.UtcNow.AddSeconds(s) : null)
        );

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        await Eventually.BecomesAsync(blocked.WaitingAsync, waiting => waiting == 0);
        await officer.WhoAmIAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("10")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    [InlineData("5s")]
    public async Task Call_WithADeadlineThatCannotBeRead_IsRefused(string timeout)
    {
        var platform = await TestPlatform.SharedAsync();
        await using var raw = await RawCaller.OfAsync(platform);

        var answer = await raw.CallAsync(
            RawCaller.WhoAmI,
            [0, 0, 0, 0, 0],
            ("grpc-timeout", timeout)
        );

        Assert.Equal(StatusCode.InvalidArgument, answer.Status);
        Assert.Equal("MESSAGE_UNREADABLE", answer.Reason);
    }

    [Theory]
    [InlineData("0S")]
    [InlineData("1n")]
    [InlineData("99999999H")]
    public async Task Call_WithADeadlineAtTheEdge_HasOne(string timeout)
    {
        var platform = await TestPlatform.SharedAsync();
        await using var raw = await RawCaller.OfAsync(platform);

        var answer = await raw.CallAsync(
            RawCaller.WhoAmI,
            [0, 0, 0, 0, 0],
            ("grpc-timeout", timeout)
        );

        Assert.True(answer.Status is StatusCode.OK or StatusCode.DeadlineExceeded, $"{answer}");
    }
}
