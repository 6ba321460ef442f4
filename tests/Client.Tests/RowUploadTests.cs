using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace Client.Tests;

public sealed class RowUploadTests
{
    private const int Rows = 12_300;
    private readonly List<RowsHeader> headers = [];
    private readonly SortedSet<int> stored = [];
    private int sentTwice;

    [Fact]
    public async Task SubmitRows_CutTwice_GoesOnFromTheLastAcknowledged()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.SubmitRows = async (requests, answers, context) =>
        {
            await TakeAsync(requests, answers, batches: headers.Count < 2 ? 3 : int.MaxValue);
            if (headers.Count < 3)
                context.GetHttpContext().Abort();
        };
        var told = new List<int>();

        var counts = await SubmitAsync(
            platform,
            new Inline(answer => told.Add(answer.AcknowledgedNumber))
        );

        Assert.Equal(Rows, counts.Rows);
        Assert.Equal(Enumerable.Range(1, Rows), stored);
        Assert.Equal(3, headers.Count);
        Assert.All(headers, header => Assert.Equal(Header, header));
        Assert.Equal(Rows, told[^1]);
        Assert.Equal(0, sentTwice);
    }

    [Fact]
    public async Task SubmitRows_OfAnUploadThatWasBegunBefore_LeavesOutWhatIsStored()
    {
        await using var platform = await PlatformDouble.StartAsync();
        stored.UnionWith(Enumerable.Range(1, 2345));
        platform.Answers.SubmitRows = (requests, answers, _) => TakeAsync(requests, answers);

        await SubmitAsync(platform);

        Assert.Equal(Enumerable.Range(1, Rows), stored);
        Assert.Equal(0, sentTwice);
    }

    [Fact]
    public async Task SubmitRows_Refused_SaysWhyAndStops()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.SubmitRows = async (requests, answers, _) =>
        {
            await TakeAsync(requests, answers, batches: 2);
            throw Errors.Of(
                StatusCode.FailedPrecondition,
                ErrorReason.StateConflict,
                "The window is closed."
            );
        };

        var failure = await Assert.ThrowsAsync<PlatformException>(() => SubmitAsync(platform));

        Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        Assert.Single(headers);
    }

    [Fact]
    public async Task SubmitRows_CutOnAndOn_GivesUp()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.SubmitRows = async (requests, _, context) =>
        {
            await requests.MoveNext();
            headers.Add(requests.Current.Header);
            context.GetHttpContext().Abort();
        };

        await Assert.ThrowsAsync<PlatformException>(() => SubmitAsync(platform));

        Assert.Equal(new RegionalProvidersClientOptions().MaxAttempts, headers.Count);
    }

    [Fact]
    public async Task SubmitRows_WhoseRowsCannotBeRead_ThrowsThat()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.SubmitRows = (requests, answers, _) => TakeAsync(requests, answers);
        await using var client = platform.Connect(PlatformDouble.Quick);

        await Assert.ThrowsAsync<FormatException>(() =>
            client.Returns.SubmitRowsAsync(Header, Broken())
        );

        Assert.Single(headers);
    }

    private static RowsHeader Header { get; } =
        new()
        {
            WindowId = "0198c5a2-0000-7000-8000-0000000000ab",
            UploadId = "0198c5a2-0000-7000-8000-0000000000aa",
            Columns = { "Identifier" },
        };

    private static async Task<ReturnCounts> SubmitAsync(
        PlatformDouble platform,
        IProgress<SubmitRowsResponse>? answers = null
    )
    {
        await using var client = platform.Connect(PlatformDouble.Quick);
        var rows = Enumerable
            .Range(1, Rows)
            .Select(number => new SubmittedRow { Number = number, Values = { $"REF-{number}" } });
        return await client.Returns.SubmitRowsAsync(Header, rows.ToAsyncEnumerable(), answers);
    }

    private static async IAsyncEnumerable<SubmittedRow> Broken()
    {
        await Task.Yield();
        yield return new SubmittedRow { Number = 1 };
        throw new FormatException("line 2");
    }

    // Stores the given number of batches and acknowledges all but the last; if there are no more, ends the call as the
    // platform does.
    private async Task TakeAsync(
        IAsyncStreamReader<SubmitRowsRequest> requests,
        IServerStreamWriter<SubmitRowsResponse> answers,
        int batches = int.MaxValue
    )
    {
        await requests.MoveNext();
        headers.Add(requests.Current.Header);
        // Rows that are stored are acknowledged, even if their own acknowledgement was lost.
        var acknowledged = stored.Count;
        await answers.WriteAsync(new SubmitRowsResponse { AcknowledgedNumber = acknowledged });
        for (; batches > 0 && await requests.MoveNext(); batches--)
        {
            var rows = requests.Current.Rows.Rows;
            sentTwice += rows.Count(row => !stored.Add(row.Number));
            if (batches == 1)
                return;
            acknowledged = rows[^1].Number;
            await answers.WriteAsync(new SubmitRowsResponse { AcknowledgedNumber = acknowledged });
        }
        await answers.WriteAsync(
            new SubmitRowsResponse
            {
                AcknowledgedNumber = acknowledged,
                Counts = new ReturnCounts { Rows = stored.Count },
            }
        );
    }

    private sealed class Inline(Action<SubmitRowsResponse> report) : IProgress<SubmitRowsResponse>
    {
        public void Report(SubmitRowsResponse value) => report(value);
    }
}
