using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Tables;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>
/// Imports the rows of a completely received file into the draft: all of them in one transaction, and only once.
/// </summary>
internal sealed class FileImporter(
    PlacementsDatabase database,
    FileUploads uploads,
    ChildReferences references,
    FileTurns turns
)
{
    private const int RowsAtOnce = 1000;

    /// <summary>Imports the rows, unless that was done before, and returns the report.</summary>
    public async Task<FileReport> ImportAsync(
        Principal principal,
        FileUpload upload,
        CancellationToken ct
    )
    {
        await using var file = UploadedBytes.CreateFile();
        if (await FillAsync(principal, upload, file, ct) != upload.Sha256)
            return await MismatchAsync(principal, upload, ct);
        using var turn = await turns.ToImportAsync(principal, ct);
        // Read before the transaction: a workbook may take long, and whoever made it decides how long.
        await using var files = await OpenAsync(file, principal, upload, ct);
        var rows = await ReadAsync(files, ct);
        return await database.InTransactionAsync(
            principal,
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, upload.WindowId);
                var stored =
                    await FileUploads.FindAsync(upload.Id, tx) ?? throw Fault.NotFound("upload");
                return stored.State().Report
                    ?? await TakeAsync(own, stored, upload, files, rows, tx);
            },
            ct
        );
    }

    private Task<string> FillAsync(
        Principal principal,
        FileUpload upload,
        Stream file,
        CancellationToken ct
    ) =>
        database.InTransactionAsync(
            principal,
            async tx =>
                await UploadedFile.FillAsync(
                    file,
                    upload.Id,
                    await references.ForWritingAsync(tx),
                    tx
                ),
            ct
        );

    private async Task<ReturnFiles> OpenAsync(
        Stream file,
        Principal principal,
        FileUpload upload,
        CancellationToken ct
    )
    {
        var window = await database.InTransactionAsync(
            principal,
            tx => WindowStore.ReadAsync(tx, upload.WindowId),
            ct
        );
        try
        {
            return await ReturnFiles.OpenAsync(
                file,
                upload.Costs,
                upload.Sheet,
                window.Schema(),
                window.SnapshotOn,
                ct
            );
        }
        catch (TableException exception)
        {
            throw FileReports.Translate(exception);
        }
    }

    private static async Task<List<ReturnRow>> ReadAsync(ReturnFiles files, CancellationToken ct)
    {
        var rows = new List<ReturnRow>();
        try
        {
            await foreach (var row in files.ReadAsync(ct))
            {
                if (rows.Count == Draft.MaxRows)
                    throw Fault.StateConflict(
                        $"The file has more than {Draft.MaxRows} rows, which is the most that a return may have. Nothing of it was stored."
                    );
                rows.Add(row);
            }
        }
        catch (TableException exception)
        {
            throw FileReports.Translate(exception);
        }

        return rows;
    }

    private async Task<FileReport> TakeAsync(
        OwnReturn own,
        StoredFileUpload stored,
        FileUpload upload,
        ReturnFiles files,
        List<ReturnRow> rows,
        ServiceTransaction tx
    )
    {
        // A return submitted while the file was being uploaded must not be withdrawn by it.
        var mayWithdraw = stored.Withdraw && stored.Revision == own.Submission.Revision;
        own = await Draft.OpenAsync(own, mayWithdraw, replace: true, tx);
        await StoreAsync(files, rows, own, tx);
        var counted = await Comparison.RunAsync(own, tx);
        var report = files.Report(counted.Counts());
        await FileReports.KeepAsync(upload.Id, report, tx);
        return report;
    }

    private async Task StoreAsync(
        ReturnFiles files,
        List<ReturnRow> rows,
        OwnReturn own,
        ServiceTransaction tx
    )
    {
        var key = await references.ForWritingAsync(tx);
        var knowledge = await ReturnKnowledge.ReadAsync(own, references, tx);
        var context = ReturnContexts.ForRows(own, knowledge, new StoredRegister(tx));
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            var checkedRows = await RowChecks.CheckAsync(context, some, tx.CancellationToken);
            var batch = EncryptedBatch.Of(checkedRows, key, tx.Now);
            await RowStore.StoreNewAsync(own.Submission, batch, tx);
        }
        await FileFindings.AddAsync(own.Submission.Id, files.Finish(), tx);
    }

    private async Task<FileReport> MismatchAsync(
        Principal principal,
        FileUpload upload,
        CancellationToken ct
    )
    {
        // Another stream may meanwhile have imported the rows and removed the chunks.
        var state = await uploads.GetAsync(principal, upload.Id, ct);
        if (state.Report is { } report)
            return report;
        await uploads.ResetAsync(principal, upload.Id, ct);
        throw UploadProgress.Damaged();
    }
}
