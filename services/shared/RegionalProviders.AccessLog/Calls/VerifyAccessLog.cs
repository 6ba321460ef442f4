using Grpc.Core;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.AccessLog.Verification;
using RegionalProviders.Kernel;

namespace RegionalProviders.AccessLog.Calls;

internal sealed partial class AccessLogGrpcService
{
    public override async Task VerifyAccessLog(
        VerifyAccessLogRequest request,
        IServerStreamWriter<VerifyAccessLogResponse> responseStream,
        ServerCallContext context
    )
    {
        // Verifying is itself an operator's action: it is logged before the first response is sent.
        await logs.Databases[0]
            .InTransactionAsync(
                context.Principal(),
                _ => Task.CompletedTask,
                context.CancellationToken
            );
        var summary = new VerificationSummary();
        foreach (var database in logs.Databases)
        {
            var service = database.Schema.Name;
            var verifier = new LogVerifier(
                database,
                step => responseStream.WriteAsync(step, context.CancellationToken)
            );
            await verifier.VerifyAsync(
                [.. request.KnownHeads.Where(head => head.Service == service)],
                request.KnownHeadsOnly,
                context.CancellationToken
            );
            summary.Services.Add(service);
            summary.Chains += verifier.Summary.Chains;
            summary.Days += verifier.Summary.Days;
            summary.Lines += verifier.Summary.Lines;
            summary.Findings += verifier.Summary.Findings;
        }

        await responseStream.WriteAsync(
            new VerifyAccessLogResponse { Summary = summary },
            context.CancellationToken
        );
    }
}
