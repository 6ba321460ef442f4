using System.Text;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>
/// Files that are not a return for the window, and how the service refuses them. The reader's own checks are tested in
/// Placements.Returns.Tests.
/// </summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task UploadFile_OfAnotherYear_NamesTheYearItLooksLike()
    {
        var march = await March.BeginAsync();
        var columns = ReturnSchemas.For(new DateOnly(2022, 3, 31)).Columns;
        var file = Encoding.UTF8.GetBytes(
            string.Join(',', columns.Select(column => $"\"{column.Name}\"")) + "\r\n"
        );

        var failure = await March.RefusedAsync(
            ErrorReason.ColumnMissing,
            () => UploadAsync(march, file)
        );

        Assert.Contains("2022-03", failure.Message, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.NotStarted, (await march.SubmissionAsync()).State);
    }

    [Fact]
    public async Task UploadFile_Of500Columns_SaysTheLimit()
    {
        var march = await March.BeginAsync();
        var file = Encoding.UTF8.GetBytes(
            string.Join(',', Enumerable.Range(1, 500).Select(i => $"c{i}")) + "\r\n"
        );

        var failure = await March.RefusedAsync(
            ErrorReason.FileUnreadable,
            () => UploadAsync(march, file)
        );

        Assert.Contains("200 columns", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadFile_WithAFormula_NamesTheCellAndNeverItsText()
    {
        var march = await March.BeginAsync();
        var file = Census.File([
            Census.Row(1, change: values => values[Census.Organisation] = "=1+1"),
        ]);

        await UploadAsync(march, file);

        var finding = Assert.Single(await march.FindingsAsync());
        Assert.Equal(
            (2, "Organisation", "cell.formula"),
            (finding.Line, finding.Column, finding.Rule)
        );
        Assert.DoesNotContain("1+1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadFile_OfMoreThanAMillionRows_IsRefusedBeforeItIsSent()
    {
        var march = await March.BeginAsync();
        var file = Census.File(Census.Rows(1));
        var header = Header(march, file);
        header.TotalBytes = 1_000_000L * file.Length;

        var failure = await March.RefusedAsync(
            ErrorReason.FieldInvalid,
            async () => await SendAsync(await march.OfficerAsync(), header, file, 1000)
        );

        Assert.Contains("header.total_bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitRows_OneChildInTwoUploadsAtOnce_IsAnErrorOfTheReturn()
    {
        var march = await March.BeginAsync();

        await Task.WhenAll(
            march.SendAsync(Census.Rows(40), batch: 3),
            march.SendAsync(
                Enumerable
                    .Range(0, 40)
                    .Select(i =>
                        Census.Row(
                            101 + i,
                            change: values => values[Census.Identifier] = Census.Child(40 - i)
                        )
                    ),
                batch: 3
            )
        );

        var submission = await march.SubmissionAsync();
        Assert.Equal((80, 40), (submission.RowCount, submission.ErrorCount));
        var findings = await march.FindingsAsync();
        Assert.All(findings, each => Assert.Equal("identifier.duplicate", each.Rule));
        Assert.Equal(Enumerable.Range(101, 40), findings.Select(each => each.Line));
        var officer = await march.OfficerAsync();
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Submissions.SubmitReturnAsync(
                new SubmitReturnRequest { WindowId = march.WindowId }
            )
        );
    }
}
