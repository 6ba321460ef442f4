using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Regional.Exports;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

internal sealed class ExportRegionalTableRequestValidator
    : AbstractValidator<ExportRegionalTableRequest>
{
    public ExportRegionalTableRequestValidator() =>
        RuleFor(request => request.Table).Must(Catalogue.Has).WithMessage(Catalogue.TableRule);
}

internal sealed partial class RegionalOutputGrpcService
{
    /// <inheritdoc/>
    public override async Task ExportRegionalTable(
        ExportRegionalTableRequest request,
        IServerStreamWriter<ExportRegionalTableResponse> responseStream,
        ServerCallContext context
    )
    {
        var id = request.WindowId.ToId("window_id");
        var principal = context.Principal();
        var ct = context.CancellationToken;
        var table = await database.InTransactionAsync(
            principal,
            async tx =>
            {
                var stored = await StoredTable.OpenAsync(id, request.Table, tx);
                tx.RecordAccess(new AccessedObject("regional_table", $"{id}/{(int)request.Table}"));
                return stored;
            },
            ct
        );
        var columns = ExportColumns.Of(table);
        var rows = new StoredRows(database, principal, table)
            .ReadAsync(ct)
            .Select(row => columns.Cells(row));
        var notes = ExportNotes.Of(table);
        await using var target = new ContentStream<ExportRegionalTableResponse>(
            responseStream,
            content => new ExportRegionalTableResponse { Content = content }
        );
        await (
            request.Format == ExportFormat.Xlsx
                ? TableExport.WriteWorkbookAsync(target, columns.Header, rows, notes, ct)
                : TableExport.WriteCsvAsync(target, columns.Header, rows, notes, ct)
        );
        await target.FlushAsync(ct);
    }
}
