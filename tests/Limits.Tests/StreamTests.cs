using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Limits.Tests;

/// <summary>Limits on what a caller streams: its speed, its size and its duration.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task Upload_ThatFallsSilent_IsEndedAndMayGoOn()
    {
        await using var limited = await LimitedPlatform.StartAsync(("StreamIdle", "00:00:01"));
        var coordinator = await limited.CoordinatorAsync();
        using var call = await Upload.BeginAsync(coordinator);

        var refusal = await Refusal.OfAsync(call.ResponseAsync);

        Assert.Equal(StatusCode.Aborted, refusal.Status);
        Assert.Equal("STREAM_IDLE", refusal.Info.Reason);
        Assert.Equal("1 s", refusal.Info.Metadata["limit"]);
        using var next = await Upload.BeginAsync(coordinator);
    }

    [Fact]
    public async Task Upload_OfMoreThanAStreamMayCarry_IsEnded()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Messages:StreamBytes", "100000")
        );
        var coordinator = await limited.CoordinatorAsync();

        var refusal = await FloodAsync(coordinator, new byte[10_000]);

        refusal.Names("Limits:Messages:StreamBytes");
        using var next = await Upload.BeginAsync(coordinator);
    }

    [Fact]
    public async Task Upload_OfNothingInManyMessages_IsEnded()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Messages:StreamBytes", "100000")
        );

        var refusal = await FloodAsync(await limited.CoordinatorAsync(), []);

        refusal.Names("Limits:Messages:StreamBytes");
    }

    [Fact]
    public async Task Message_OfAStreamAboveTheSize_IsRefused()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Messages:ReceiveBytes", "50000")
        );

        var refusal = await FloodAsync(await limited.CoordinatorAsync(), new byte[60_000]);

        refusal.Names("Limits:Messages:ReceiveBytes");
        Assert.Equal("50000 B", refusal.Info.Metadata["limit"]);
        Assert.Null(refusal.RetryAfter);
    }

    [Fact]
    public async Task Message_OfAUnaryCallAboveTheSize_IsRefused()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Messages:ReceiveBytes", "50000")
        );
        var officer = await limited.CouncilAsync();

        var refusal = await Refusal.OfAsync(
            officer
                .Settings.SearchSettingsAsync(
                    new SearchSettingsRequest { Query = new string('x', 60_000) },
                    officer.Headers
                )
                .ResponseAsync
        );

        refusal.Names("Limits:Messages:ReceiveBytes");
        await officer.SearchAsync();
    }

    [Fact]
    public async Task Answer_AboveTheSize_IsRefusedByTheLimitThatItBreaks()
    {
        await using var limited = await LimitedPlatform.StartAsync(("Messages:SendBytes", "1000"));
        var officer = await limited.CouncilAsync();

        var refusal = await Refusal.OfAsync(
            officer.Councils.ListCouncilsAsync(new(), officer.Headers).ResponseAsync
        );

        refusal.Names("Limits:Messages:SendBytes");
        await officer.WhoAmIAsync();
    }

    private static async Task<Refusal> FloodAsync(Caller caller, byte[] piece)
    {
        using var call = caller.Imports.UploadList(caller.Headers);
        try
        {
            await call.RequestStream.WriteAsync(Upload.Header());
            for (var i = 0; i < 5000; i++)
                await call.RequestStream.WriteAsync(
                    new UploadListRequest { Content = ByteString.CopyFrom(piece) }
                );
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Ended by the platform; the response says why.
        }
        return await Refusal.OfAsync(call.ResponseAsync);
    }
}
