using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<GetSignificantEventResponse> GetSignificantEvent(
        GetSignificantEventRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new GetSignificantEventResponse
            {
                Event = (await EventRow.ReadAsync(id, tx)).ToProto(tx),
            },
            context.CancellationToken
        );
    }
}
