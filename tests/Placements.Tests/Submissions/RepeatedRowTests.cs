using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Rows that are stored already, although the stream treats rows as new because the return was empty.</summary>
public sealed class RepeatedRowTests
{
    [Fact]
    public async Task SubmitRows_RowOfAnEarlierBatchAgain_ReplacesItAndKeepsTheOthers()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        using var call = officer.Submissions.SubmitRows();
        await call.RequestStream.WriteAsync(
            new SubmitRowsRequest { Header = Stream.Header(march.WindowId) }
        );
        await AnsweredAsync(0);

        await SendAsync(Row(1, "a", "old"), Row(2, "b", "12"));
        await AnsweredAsync(2);
        await SendAsync(Row(3, "c", "13"), Row(4, "a", "15"), Row(5, "d", "14"));
        await AnsweredAsync(5);
        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            continue;

        Assert.Equal(
            [("b", "12"), ("c", "13"), ("a", "15"), ("d", "14")],
            (await march.RowsAsync()).Select(row =>
                (row.RowId, row.Values.Single(value => value.Column == "Age").Text)
            )
        );
        var submission = await march.SubmissionAsync();
        Assert.Equal((4, 0), (submission.RowCount, submission.ErrorCount));
        Assert.Empty(await march.FindingsAsync());

        Task SendAsync(params SubmittedRow[] rows) =>
            call.RequestStream.WriteAsync(
                new SubmitRowsRequest { Rows = new RowBatch { Rows = { rows } } }
            );
        async Task AnsweredAsync(int number)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(number, call.ResponseStream.Current.AcknowledgedNumber);
        }
    }

    [Fact]
    public async Task SubmitRows_TwoUploadsOfTheSameRowsAtOnce_StoresEachRowOnce()
    {
        var march = await March.BeginAsync();

        await Task.WhenAll(
            march.SendAsync(Census.Rows(150), batch: 4),
            march.SendAsync(Census.Rows(150), batch: 9)
        );

        Assert.Equal(150, (await march.SubmissionAsync()).RowCount);
        Assert.Equal(150, (await march.RowsAsync()).Count);
    }

    // A different child for each key.
    private static SubmittedRow Row(int number, string rowId, string age)
    {
        var row = Census.Row(
            number,
            change: values =>
            {
                values[Census.Identifier] = $"REF-{rowId}";
                values[Census.Age] = age;
            }
        );
        row.RowId = rowId;
        return row;
    }
}
