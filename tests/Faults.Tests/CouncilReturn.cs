using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>
/// One council's return, changed step by step by a single writer, who knows what was acknowledged and answered and checks
/// that it is stored.
/// </summary>
internal sealed class CouncilReturn(
    RegionalProvidersClient officer,
    RegionalProvidersClient coordinator,
    string windowId,
    string gss
) : IAsyncDisposable
{
    private const int RowsOfABatch = 100;
    private int step;
    private SubmissionState answered = SubmissionState.Unspecified;

    /// <summary>The next step of the round.</summary>
    public Write Next() =>
        (step++ % 4) switch
        {
            0 => Stream(),
            1 => Change(SubmissionState.Submitted, SubmitAsync),
            2 => Change(SubmissionState.Accepted, AcceptAsync),
            _ => Change(SubmissionState.Returned, ReturnAsync),
        };

    /// <summary>Asserts that the return is in the state last answered, with all its rows.</summary>
    public async Task IsAsAnsweredAsync()
    {
        var stored = await ReadAsync();
        Assert.Equal((answered, ReturnWrites.Rows), (stored.State, stored.RowCount));
    }

    public ValueTask DisposeAsync() => officer.DisposeAsync();

    private Write Stream()
    {
        var header = new RowsHeader
        {
            WindowId = windowId,
            UploadId = Guid.NewGuid().ToString(),
            Columns = { Census.Columns },
            Replace = true,
        };
        var acknowledged = 0;
        return new Write(
            "SubmitRows",
            async () =>
            {
                using var call = officer.Submissions.SubmitRows();
                var sending = SendAsync(call.RequestStream);
                ReturnCounts? counts = null;
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    // Whatever was killed in between: rows that were once acknowledged are acknowledged again.
                    var number = call.ResponseStream.Current.AcknowledgedNumber;
                    Assert.True(number >= acknowledged, $"{number} after {acknowledged}");
                    acknowledged = number;
                    counts = call.ResponseStream.Current.Counts ?? counts;
                }
                await sending;
                Assert.Equal((ReturnWrites.Rows, 0), (counts!.Rows, counts.Errors));
                answered = SubmissionState.Draft;
                return header.UploadId;

                async Task SendAsync(Grpc.Core.IClientStreamWriter<SubmitRowsRequest> stream)
                {
                    try
                    {
                        await stream.WriteAsync(new SubmitRowsRequest { Header = header });
                        // From slightly before the last acknowledged row, like a client that has lost a response.
                        foreach (
                            var rows in Enumerable
                                .Range(1, ReturnWrites.Rows)
                                .Skip(acknowledged - Math.Min(acknowledged, 7))
                                .Select(number => Census.Row(number, gss))
                                .Chunk(RowsOfABatch)
                        )
                            await stream.WriteAsync(
                                new SubmitRowsRequest { Rows = new RowBatch { Rows = { rows } } }
                            );
                        await stream.CompleteAsync();
                    }
                    catch (Exception e) when (e is PlatformException or InvalidOperationException)
                    {
                        // The responses say why.
                    }
                }
            }
        );
    }

    /// <summary>
    /// A change of state. If its response was lost, the change may already have been made; then nothing is left to do.
    /// </summary>
    private Write Change(SubmissionState to, Func<Submission, Task> askAsync) =>
        new(
            to.ToString(),
            async () =>
            {
                var stored = await ReadAsync();
                if (stored.State != to)
                {
                    Assert.Equal((answered, ReturnWrites.Rows), (stored.State, stored.RowCount));
                    await askAsync(stored);
                }
                answered = to;
                return stored.Id;
            }
        );

    private async Task SubmitAsync(Submission stored) =>
        await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = windowId }
        );

    private async Task AcceptAsync(Submission stored) =>
        await coordinator.Submissions.AcceptSubmissionAsync(
            new AcceptSubmissionRequest { Id = stored.Id }
        );

    private async Task ReturnAsync(Submission stored) =>
        await coordinator.Submissions.ReturnSubmissionAsync(
            new ReturnSubmissionRequest { Id = stored.Id, Reason = "Look at the costs again." }
        );

    private async Task<Submission> ReadAsync() =>
        (
            await officer.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest { WindowId = windowId }
            )
        ).Submission;
}
