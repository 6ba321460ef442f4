using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.Submissions.Preparation;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<PrepareReturnResponse> PrepareReturn(
        PrepareReturnRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await OwnReturn.ForChangeAsync(tx, windowId);
                Etag.Check(request.Etag, own.Submission.Version);
                var hadRows = own.Submission.RowCount > 0;
                own = await Draft.OpenAsync(own, withdraw: false, request.Replace, tx);
                var response = new PrepareReturnResponse();
                await new ReturnPreparation(own, references, response).RunAsync(tx);
                if (request.Replace && hadRows && response.Added == 0)
                    throw ReturnWithoutRows.InAgreements();
                await Comparison.RunAsync(own, tx);
                response.Submission = await own.ReadBackAsync(tx);
                return response;
            },
            context.CancellationToken
        );
    }
}
