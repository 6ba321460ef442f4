using System.Security.Cryptography;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

public sealed class UploadTests
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 10_500).Select(i => (byte)i)];
    private static readonly Guid UploadId = Guid.Parse("0198c5a2-0000-7000-8000-0000000000aa");

    private readonly MemoryStream kept = new();
    private readonly List<UploadHeader> headers = [];

    [Fact]
    public async Task Upload_OfAFile_SendsHeaderAndContent()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = (stream, _) => KeepAsync(stream);
        var reported = new List<long>();

        var report = await UploadAsync(platform, new Inline(reported.Add));

        Assert.Equal("import-1", report.Id);
        Assert.Equal(File, kept.ToArray());
        var header = Assert.Single(headers);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File)), header.Sha256);
        Assert.Equal(
            (10_500L, 0L, "list.csv"),
            (header.TotalBytes, header.Offset, header.FileName)
        );
        Assert.Equal((2025, 3, 31), (header.AsAt.Year, header.AsAt.Month, header.AsAt.Day));
        Assert.Equal(ListKind.OfstedProviders, header.Kind);
        Assert.Equal(UploadId.ToString(), header.UploadId);
        Assert.Equal(11, reported.Count);
        Assert.Equal(10_500, reported[^1]);
    }

    [Fact]
    public async Task Upload_CutTwice_GoesOnFromWhatArrived()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = async (stream, context) =>
        {
            var answer = await KeepAsync(stream, upTo: headers.Count < 2 ? 3000 : int.MaxValue);
            if (headers.Count < 3)
                context.GetHttpContext().Abort();
            return answer;
        };
        platform.Answers.GetUpload = _ => new GetUploadResponse { ReceivedBytes = kept.Length };

        await UploadAsync(platform);

        Assert.Equal(File, kept.ToArray());
        Assert.True(headers.Count >= 2);
        Assert.All(headers.Skip(1), header => Assert.True(header.Offset > 0));
    }

    [Fact]
    public async Task Upload_ThatThePlatformCallsIncomplete_GoesOn()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = async (stream, _) =>
        {
            var answer = await KeepAsync(stream, upTo: headers.Count == 0 ? 2000 : int.MaxValue);
            return headers.Count == 1
                ? throw Errors.Of(
                    StatusCode.Aborted,
                    ErrorReason.UploadIncomplete,
                    "The upload ended early.",
                    new Dictionary<string, string> { ["received_bytes"] = "2000" }
                )
                : answer;
        };
        platform.Answers.GetUpload = _ => new GetUploadResponse { ReceivedBytes = kept.Length };

        await UploadAsync(platform);

        Assert.Equal([0L, 2000L], headers.Select(header => header.Offset));
        Assert.Equal(File, kept.ToArray());
    }

    [Fact]
    public async Task Upload_ImportedBeforeTheAnswerWasLost_FetchesTheReport()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = async (stream, context) =>
        {
            var answer = await KeepAsync(stream);
            context.GetHttpContext().Abort();
            return answer;
        };
        platform.Answers.GetUpload = _ => new GetUploadResponse { ImportId = "import-7" };
        platform.Answers.GetImport = request => new GetImportResponse
        {
            Report = new ImportReport { Id = request.Id },
        };

        var report = await UploadAsync(platform);

        Assert.Equal("import-7", report.Id);
        Assert.Single(headers);
    }

    [Fact]
    public async Task Upload_CutOnAndOn_GivesUp()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = async (stream, context) =>
        {
            await stream.MoveNext();
            headers.Add(stream.Current.Header);
            context.GetHttpContext().Abort();
            return new UploadListResponse();
        };
        platform.Answers.GetUpload = _ =>
            throw Errors.Of(StatusCode.NotFound, ErrorReason.NotFound, "There is no such upload.");

        await Assert.ThrowsAsync<PlatformException>(() => UploadAsync(platform));

        Assert.Equal(4, headers.Count);
    }

    [Fact]
    public async Task Upload_Refused_FailsWithTheReasonAtOnce()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = async (stream, _) =>
        {
            await stream.MoveNext();
            headers.Add(stream.Current.Header);
            throw Errors.Of(
                StatusCode.InvalidArgument,
                ErrorReason.ColumnMissing,
                "The column URN is missing.",
                new Dictionary<string, string> { ["column"] = "URN" }
            );
        };

        var failure = await Assert.ThrowsAsync<PlatformException>(() => UploadAsync(platform));

        Assert.Equal(ErrorReason.ColumnMissing, failure.Reason);
        Assert.Equal("URN", failure.Metadata["column"]);
        Assert.Single(headers);
    }

    [Fact]
    public async Task Upload_WithARefusedToken_SignsInAgain()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadList = (stream, _) =>
            platform.Answers.TokenRequests == 1
                ? throw Errors.Of(StatusCode.Unauthenticated, ErrorReason.TokenInvalid, "Expired.")
                : KeepAsync(stream);
        platform.Answers.GetUpload = _ => new GetUploadResponse();

        await UploadAsync(platform);

        Assert.Equal(2, platform.Answers.TokenRequests);
        Assert.Equal(File, kept.ToArray());
    }

    private static async Task<ImportReport> UploadAsync(
        PlatformDouble platform,
        IProgress<long>? progress = null
    )
    {
        await using var client = platform.Connect();
        return await client.Lists.UploadAsync(
            new MemoryStream(File),
            "list.csv",
            new DateOnly(2025, 3, 31),
            ListKind.OfstedProviders,
            UploadId,
            progress
        );
    }

    private async Task<UploadListResponse> KeepAsync(
        IAsyncStreamReader<UploadListRequest> stream,
        int upTo = int.MaxValue
    )
    {
        await stream.MoveNext();
        headers.Add(stream.Current.Header);
        while (kept.Length < upTo && await stream.MoveNext())
            stream.Current.Content.WriteTo(kept);
        return new UploadListResponse { Report = new ImportReport { Id = "import-1" } };
    }

    private sealed class Inline(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
