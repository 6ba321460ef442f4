using System.Security.Cryptography;
using Grpc.Core;
using RegionalProviders.Placements.V1;

namespace Client.Tests;

public sealed class ReturnUploadTests
{
    private static readonly byte[] Episodes = [.. Enumerable.Range(0, 7000).Select(i => (byte)i)];
    private static readonly byte[] Costs = [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 3))];

    private readonly MemoryStream kept = new();
    private readonly List<FileHeader> headers = [];

    [Fact]
    public async Task UploadWithCosts_CutTwice_GoesOnFromWhatArrived()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.UploadFile = async (stream, context) =>
        {
            var answer = await KeepAsync(stream, upTo: headers.Count < 2 ? 3000 : int.MaxValue);
            if (headers.Count < 3)
                context.GetHttpContext().Abort();
            return answer;
        };
        platform.Answers.GetFileUpload = _ => new GetFileUploadResponse
        {
            ReceivedBytes = kept.Length,
        };
        await using var client = platform.Connect();

        var report = await client.Returns.UploadWithCostsAsync(
            new MemoryStream(Episodes),
            "episodes.csv",
            new MemoryStream(Costs),
            "costs.csv",
            "window-1",
            withdraw: true,
            Guid.NewGuid()
        );

        byte[] both = [.. Episodes, .. Costs];
        Assert.Equal(3, report.Counts.Rows);
        Assert.Equal(both, kept.ToArray());
        Assert.True(headers.Count >= 2);
        Assert.All(headers.Skip(1), header => Assert.True(header.Offset > 0));
        Assert.All(
            headers,
            header =>
            {
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(both)), header.Sha256);
                Assert.Equal((7500L, 500L), (header.TotalBytes, header.CostsBytes));
                Assert.Equal("window-1", header.WindowId);
                Assert.True(header.Withdraw);
            }
        );
    }

    private async Task<UploadFileResponse> KeepAsync(
        IAsyncStreamReader<UploadFileRequest> stream,
        int upTo
    )
    {
        await stream.MoveNext();
        headers.Add(stream.Current.Header);
        while (kept.Length < upTo && await stream.MoveNext())
            stream.Current.Content.WriteTo(kept);
        return new UploadFileResponse { Report = new FileReport { Counts = new() { Rows = 3 } } };
    }
}
