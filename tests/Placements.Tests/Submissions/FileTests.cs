using System.Text;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class FileTests
{
    [Fact]
    public async Task UploadFile_OfACensus_ReplacesTheDraft()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(9, first: 100));

        var report = await UploadAsync(march, Census.File(Census.Rows(3)));

        Assert.Equal((3, 0, 0), (report.Counts.Rows, report.Counts.Errors, report.Counts.Warnings));
        Assert.Equal((1, ReturnFileKind.Census), (report.HeaderLine, report.Kind));
        Assert.Equal([2, 3, 4], (await march.RowsAsync()).Select(row => row.Line));
    }

    [Fact]
    public async Task UploadFile_CutAnywhere_GoesOnAndTakesTheFileOnce()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var file = Census.File(Census.Rows(40));
        var header = Header(march, file);
        var random = new Random(7);

        for (var cut = 0; cut < 10; cut++)
        {
            var failure = await Assert.ThrowsAsync<PlatformException>(() =>
                SendAsync(officer, header, file, random.Next(1, 2000), pieces: 1)
            );
            Assert.Equal(ErrorReason.UploadIncomplete, failure.Reason);
            header.Offset = long.Parse(
                failure.Metadata["received_bytes"],
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        var first = await SendAsync(officer, header, file, 3000);
        var again = await SendAsync(officer, header, file, 3000);

        Assert.Equal(40, first.Counts.Rows);
        Assert.Equal(first, again);
        Assert.Equal(40, (await march.RowsAsync()).Count);
        Assert.Equal(
            0,
            await march.AskAsync<long>(
                "select count(*) from placements.file_upload_chunk where upload_id = @id::uuid",
                new { id = header.UploadId }
            )
        );
    }

    [Fact]
    public async Task UploadFile_OnItsWay_IsStoredEncrypted()
    {
        var march = await March.BeginAsync();
        var file = Census.File(Census.Rows(2));
        var header = Header(march, file);

        await Assert.ThrowsAsync<PlatformException>(async () =>
            await SendAsync(await march.OfficerAsync(), header, file, file.Length - 1, pieces: 1)
        );

        var stored = await march.AskAsync<byte[]>(
            "select content from placements.file_upload_chunk where upload_id = @id::uuid",
            new { id = header.UploadId }
        );
        var text = Encoding.Latin1.GetString(stored);
        Assert.DoesNotContain("REF-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(file)[..20], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadFile_ThatIsNoReturn_ChangesNothing()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(2));
        var file = "URN,Name\r\n1,Oak\r\n"u8.ToArray();

        await March.RefusedAsync(ErrorReason.FileUnreadable, () => UploadAsync(march, file));
        var header = Header(march, file);
        header.Sha256 = new string('0', 64);
        await March.RefusedAsync(
            ErrorReason.FileUnreadable,
            async () => await SendAsync(await march.OfficerAsync(), header, file, 100)
        );

        Assert.Equal(2, (await march.SubmissionAsync()).RowCount);
    }

    [Fact]
    public async Task UploadFile_HeaderWithoutRows_IsRefusedAndChangesNothing()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(2));

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            UploadAsync(march, Census.File([]))
        );

        Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
        Assert.Contains("nil return", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await march.RowsAsync()).Count);
    }

    [Fact]
    public async Task UploadFile_TwoAtOnce_LeavesTheRowsOfOneOfThem()
    {
        var march = await March.BeginAsync();

        await Task.WhenAll(
            UploadAsync(march, Census.File(Census.Rows(30))),
            UploadAsync(march, Census.File(Census.Rows(50, first: 1000)))
        );

        var rows = await march.RowsAsync();
        Assert.Equal((await march.SubmissionAsync()).RowCount, rows.Count);
        Assert.Contains(rows.Count, new[] { 30, 50 });
    }

    [Fact]
    public async Task UploadFile_SubmittedMeanwhile_IsRefused()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        await march.SendAsync(Census.Rows(2));
        var file = Census.File(Census.Rows(5));
        var header = Header(march, file);
        header.Withdraw = true;
        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            SendAsync(officer, header, file, 200, pieces: 1)
        );
        header.Offset = 200;

        await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = march.WindowId }
        );

        Assert.Equal(ErrorReason.UploadIncomplete, failure.Reason);
        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => SendAsync(officer, header, file, 5000)
        );
        Assert.Equal(2, (await march.SubmissionAsync()).RowCount);
    }

    [Fact]
    public async Task CheckFile_WithErrors_FindsWhatAnUploadFindsAndStoresNothing()
    {
        var march = await March.BeginAsync();
        var file = Census.File([
            Census.Row(1),
            Census.Row(2, change: values => values[Census.Total] = "1.00"),
            Census.Row(3, change: values => values[Census.Identifier] = Census.Child(1)),
        ]);

        var (findings, report) = await CheckAsync(march, file);

        Assert.Equal(SubmissionState.NotStarted, (await march.SubmissionAsync()).State);
        await UploadAsync(march, file);
        Assert.Equal(
            (await march.FindingsAsync()).Select(each => (each.Line, each.Rule, each.Message)),
            findings.Select(each => (each.Line, each.Rule, each.Message))
        );
        Assert.Equal((3, 2), (report.Counts.Rows, report.Counts.Errors));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task ExportFindings_OfADraft_NamesTheChildren(ExportFormat format)
    {
        var march = await March.BeginAsync();
        await march.SendAsync([Census.Row(5, change: values => values[Census.Total] = "1.00")]);
        var content = await ExportAsync(march, format);

        if (format == ExportFormat.Xlsx)
        {
            using var zip = new System.IO.Compression.ZipArchive(content);
            Assert.Contains(
                zip.Entries,
                entry => entry.FullName.Contains("sheet", StringComparison.Ordinal)
            );
            return;
        }
        var text = Encoding.UTF8.GetString(content.ToArray());
        Assert.Contains("REF-00005", text, StringComparison.Ordinal);
        Assert.Contains("cost.parts_do_not_add_up", text, StringComparison.Ordinal);
    }
}
