using Grpc.Core;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<FileNilReturnResponse> FileNilReturn(
        FileNilReturnRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await (await OwnReturn.ForChangeAsync(tx, windowId)).StartedAsync(tx);
                Etag.Check(request.Etag, own.Held.Version);
                // Filed twice is filed once.
                if (own.Held is not { Nil: true, Status: SubmissionState.Submitted })
                    await FileNilAsync(own, request.DiscardRows, tx);
                return new FileNilReturnResponse { Submission = await own.ReadBackAsync(tx) };
            },
            context.CancellationToken
        );
    }

    private static async Task FileNilAsync(OwnReturn own, bool discardRows, ServiceTransaction tx)
    {
        Draft.RequireChangeable(own.Held, withdraw: discardRows);
        if (own.Held.RowCount > 0 && !discardRows)
            throw Fault.StateConflict(
                $"The return has {own.Held.RowCount} rows. Set discard_rows to remove them, or submit them with SubmitReturn."
            );
        await Draft.EmptyAsync(own.Held.Id, tx);
        await SubmitAsync(own, nil: true, tx);
    }
}
