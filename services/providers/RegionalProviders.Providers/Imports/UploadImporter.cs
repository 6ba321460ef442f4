using Microsoft.Extensions.Options;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.Lists;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

/// <summary>Imports a completely received upload, once, however often it is requested.</summary>
internal sealed class UploadImporter(
    ProvidersDatabase database,
    ListUploads uploads,
    FileTurns turns,
    IOptions<ImportOptions> options
)
{
    /// <summary>Imports the upload unless it was imported before, and returns the id of the import.</summary>
    public async Task<Guid> ImportAsync(Principal principal, Upload upload, CancellationToken ct)
    {
        await using var file = UploadedBytes.CreateFile();
        if (await uploads.CopyToAsync(principal, upload.Id, file, ct) != upload.Sha256)
            return await MismatchAsync(principal, upload, ct);

        using var turn = await turns.ToImportAsync(principal, ct);
        var list = await OpenAsync(file, upload, ct);
        return await database.InTransactionAsync(
            principal,
            async transaction =>
            {
                // A second stream of the same upload waits here and then finds the import.
                var stored = await transaction.QueryAsync<Guid?>(
                    $"select import_id from {database.Schema.Name}.upload where id = @Id for update",
                    new { upload.Id }
                );
                return stored is [var imported]
                    ? imported ?? await ImportOnceAsync(transaction, list, upload)
                    : throw Fault.NotFound("upload");
            },
            ct
        );
    }

    private async Task<Guid> ImportOnceAsync(
        ServiceTransaction transaction,
        ListReader list,
        Upload upload
    )
    {
        try
        {
            var id = await ListImporter.ImportAsync(
                transaction,
                list,
                new ImportRequest(
                    upload.FileName,
                    upload.WithdrawMissing,
                    options.Value.MaxMissingPercent
                ),
                LondonTime.DateOf(transaction.Now)
            );
            await transaction.ExecuteAsync(
                $"""
                update {database.Schema.Name}.upload set import_id = @id, updated_at = @Now where id = @Id2;
                delete from {database.Schema.Name}.upload_chunk where upload_id = @Id2
                """,
                new
                {
                    id,
                    Id2 = upload.Id,
                    transaction.Now,
                }
            );
            transaction.RecordAccess(new AccessedObject("import", id.ToString()));
            if (upload.WithdrawMissing > 0)
                transaction.RecordAccess(new AccessedObject("withdrawal", id.ToString()));
            return id;
        }
        catch (ListException exception)
        {
            throw Translate(exception);
        }
    }

    private async Task<ListReader> OpenAsync(Stream file, Upload upload, CancellationToken ct)
    {
        try
        {
            var list = await ListReader.OpenAsync(
                file,
                new ListOptions
                {
                    Kind = ImportKind.Expected(upload.Kind),
                    AsAt = upload.AsAt,
                    Sheet = upload.Sheet,
                    Time = database.Time,
                },
                ct
            );
            var found = ImportKind.Of(list.Tables).Kind;
            if (upload.Kind is not V1.ListKind.Unspecified && found != upload.Kind)
                throw new WrongListKindException(Lists.ListKind.CqcDirectory, list.Tables[0].Kind);
            return list;
        }
        catch (ListException exception)
        {
            throw Translate(exception);
        }
    }

    private async Task<Guid> MismatchAsync(Principal principal, Upload upload, CancellationToken ct)
    {
        // Another stream may meanwhile have imported the upload and removed its chunks.
        var state = await uploads.GetAsync(principal, upload.Id, ct);
        if (state.ImportId is { } imported)
            return imported;
        await uploads.ResetAsync(principal, upload.Id, ct);
        throw UploadProgress.Damaged();
    }

    private static ServiceException Translate(ListException exception) =>
        exception is MissingColumnException missing
            ? new ServiceException(
                ErrorReason.ColumnMissing,
                exception.Message,
                new Dictionary<string, string> { ["column"] = string.Join(", ", missing.Missing) }
            )
            : new ServiceException(ErrorReason.FileUnreadable, exception.Message);
}
