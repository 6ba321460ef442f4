using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class RowStreamTests
{
    private const int Cuts = 200;
    private const int RowsToSend = 1500;

    [Fact]
    public async Task SubmitRows_CutAtRandomPoints_EndsWithExactlyTheRowsSent()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var rows = Census.Rows(RowsToSend).ToList();
        var header = Stream.Header(march.WindowId, replace: true);
        var random = new Random(20260310);

        var acknowledged = 0;
        for (var cut = 0; cut < Cuts; cut++)
        {
            // Sometimes goes back a few rows, like a client that has lost a response.
            var from = Math.Max(0, acknowledged - random.Next(5));
            var seen = await CutAsync(officer, header, rows.Skip(from).Take(40), random);
            Assert.True(seen >= acknowledged, $"{seen} after {acknowledged}");
            acknowledged = seen;
        }
        var end = await Stream.SendAsync(officer, header, rows.Skip(acknowledged), 10);

        Assert.Equal(RowsToSend, end[^1].Counts.Rows);
        var stored = await march.RowsAsync();
        Assert.Equal(
            rows.Select(row => row.Values[Census.Identifier]),
            stored.Select(row => Text(row, "Identifier"))
        );
        Assert.Equal(rows.Select(row => row.Number), stored.Select(row => row.Line));
    }

    [Fact]
    public async Task SubmitRows_Twice_StoresEachRowOnce()
    {
        var march = await March.BeginAsync();

        await march.SendAsync(Census.Rows(20));
        await march.SendAsync(Census.Rows(20));

        Assert.Equal(20, (await march.SubmissionAsync()).RowCount);
        Assert.Equal(20, (await march.RowsAsync()).Count);
    }

    [Fact]
    public async Task SubmitRows_BeyondWhatAReturnMayHave_IsRefusedAndStoresNothing()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(1));
        await march.AskAsync<object?>(
            "update placements.submission set row_count = 49999 where window_id = @window",
            new { window = Guid.Parse(march.WindowId) }
        );

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            march.SendAsync(Census.Rows(10).Skip(1))
        );

        Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        Assert.Contains("50000 rows of a return", failure.Message, StringComparison.Ordinal);
        Assert.Single(await march.RowsAsync());
    }

    [Fact]
    public async Task SubmitRows_RowSentAgainWithOtherValues_ReplacesRowAndFindings()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([Census.Row(1, change: values => values[Census.Age] = "old")]);
        Assert.Equal("age.not_valid", Assert.Single(await march.FindingsAsync()).Rule);

        await march.SendAsync([Census.Row(1, change: values => values[Census.Age] = "15")]);

        Assert.Empty(await march.FindingsAsync());
        Assert.Equal("15", Text(Assert.Single(await march.RowsAsync()), "Age"));
        Assert.Equal(0, (await march.SubmissionAsync()).ErrorCount);
    }

    [Fact]
    public async Task SubmitRows_OneChildInTwoRows_IsAnErrorWhicheverUploadBringsIt()
    {
        var march = await March.BeginAsync();
        var twice = Census.Row(2, change: values => values[Census.Identifier] = "ref-00001");

        var inOne = await march.SendAsync([Census.Row(1), twice], replace: true);
        await march.SendAsync([Census.Row(1)], replace: true);
        var inTwo = await march.SendAsync([twice]);

        foreach (var answers in new[] { inOne, inTwo })
        {
            var finding = Assert.Single(answers.SelectMany(answer => answer.Findings));
            Assert.Equal((2, "identifier.duplicate"), (finding.Line, finding.Rule));
            Assert.DoesNotContain("00001", finding.Message, StringComparison.Ordinal);
        }
        var officer = await march.OfficerAsync();
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Submissions.SubmitReturnAsync(
                new SubmitReturnRequest { WindowId = march.WindowId }
            )
        );
    }

    [Fact]
    public async Task SubmitRows_FromTwoMachinesAtOnce_KeepsEveryRowOfBoth()
    {
        var march = await March.BeginAsync();

        await Task.WhenAll(
            march.SendAsync(Census.Rows(120), batch: 7),
            march.SendAsync(Census.Rows(120, first: 61), batch: 11)
        );

        Assert.Equal(180, (await march.SubmissionAsync()).RowCount);
        Assert.Equal(
            Enumerable.Range(1, 180).Select(Census.Child),
            (await march.RowsAsync()).Select(row => Text(row, "Identifier"))
        );
        Assert.Empty(await march.FindingsAsync());
    }

    [Fact]
    public async Task SubmitReturn_WhileAnUploadRuns_EndsTheUpload()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        using var call = officer.Submissions.SubmitRows();
        await call.RequestStream.WriteAsync(
            new SubmitRowsRequest { Header = Stream.Header(march.WindowId) }
        );
        await WriteAsync(1);
        await AcknowledgedAsync(0);
        await AcknowledgedAsync(1);

        var submitted = await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = march.WindowId }
        );
        await WriteAsync(2);
        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            call.ResponseStream.MoveNext(CancellationToken.None)
        );

        Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        Assert.Equal(1, submitted.Submission.RowCount);
        Assert.Equal(1, (await march.SubmissionAsync()).RowCount);

        Task WriteAsync(int number) =>
            call.RequestStream.WriteAsync(
                new SubmitRowsRequest { Rows = new RowBatch { Rows = { Census.Row(number) } } }
            );
        async Task AcknowledgedAsync(int number)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(number, call.ResponseStream.Current.AcknowledgedNumber);
        }
    }

    [Fact]
    public async Task CloseWindow_DuringAnUpload_KeepsExactlyWhatWasAcknowledged()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        using var call = officer.Submissions.SubmitRows();
        var acknowledged = 0;
        var reading = Task.Run(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                acknowledged = call.ResponseStream.Current.AcknowledgedNumber;
        });
        await call.RequestStream.WriteAsync(
            new SubmitRowsRequest { Header = Stream.Header(march.WindowId) }
        );
        var closing = Task.CompletedTask;
        try
        {
            for (var number = 1; number < 5000; number++)
            {
                if (number == 20)
                    closing = march.CloseAsync();
                await call.RequestStream.WriteAsync(
                    new SubmitRowsRequest { Rows = new RowBatch { Rows = { Census.Row(number) } } }
                );
            }
        }
        catch (Exception exception)
            when (exception is PlatformException or InvalidOperationException)
        {
            // Refused, as expected.
        }
        var failure = await Assert.ThrowsAsync<PlatformException>(() => reading);
        await closing;

        Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        Assert.Equal(acknowledged, (await march.SubmissionAsync()).RowCount);
        Assert.Equal(acknowledged, (await march.RowsAsync()).Count);
    }

    [Fact]
    public async Task SubmitRows_WithWrongMessages_SaysWhichField()
    {
        var march = await March.BeginAsync();
        var header = Stream.Header(march.WindowId);
        header.Columns.RemoveAt(Census.Start);

        var missing = await March.RefusedAsync(
            ErrorReason.ColumnMissing,
            async () =>
                await Stream.SendAsync(await march.OfficerAsync(), header, Census.Rows(1), 1)
        );
        var order = await March.RefusedAsync(
            ErrorReason.FieldInvalid,
            () => march.SendAsync([Census.Row(2), Census.Row(1)])
        );

        Assert.Equal("Placement start date", missing.Metadata["column"]);
        Assert.Contains("rows.rows[1].number", order.Message, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Draft, (await march.SubmissionAsync()).State);
    }

    [Fact]
    public async Task Rows_AreStoredWithoutTheChildReferenceInTheClear()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([Census.Row(7, change: values => values[Census.Age] = "99")]);

        foreach (
            var table in new[] { "submission_row", "submission_finding", "row_upload", "outbox" }
        )
            Assert.Equal(
                0,
                await march.AskAsync<long>(
                    $"select count(*) from placements.{table} t where t::text like '%REF-00007%' or t::text like '%5245462d3030303037%'"
                )
            );
        Assert.Equal("REF-00007", Text(Assert.Single(await march.RowsAsync()), "Identifier"));
    }

    // Sends batches and cuts the connection at a random one; returns the last acknowledged number.
    private static async Task<int> CutAsync(
        RegionalProvidersClient client,
        RowsHeader header,
        IEnumerable<SubmittedRow> rows,
        Random random
    )
    {
        using var cut = new CancellationTokenSource();
        using var call = client.Submissions.SubmitRows(cancellationToken: cut.Token);
        var acknowledged = 0;
        var batches = rows.Chunk(random.Next(1, 12)).ToList();
        // The header gets a response, and so does every batch.
        var answers = random.Next(1, batches.Count + 2);
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRowsRequest { Header = header });
            foreach (var batch in batches)
                await call.RequestStream.WriteAsync(
                    new SubmitRowsRequest { Rows = new RowBatch { Rows = { batch } } }
                );
            while (answers-- > 0 && await call.ResponseStream.MoveNext(cut.Token))
                acknowledged = call.ResponseStream.Current.AcknowledgedNumber;
        }
        finally
        {
            await cut.CancelAsync();
        }
        return acknowledged;
    }

    private static string Text(StoredRow row, string column) =>
        row.Values.Single(value => value.Column == column).Text;
}
