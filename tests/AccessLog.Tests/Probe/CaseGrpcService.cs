using AccessLog.Tests.Probe.V1;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;

namespace AccessLog.Tests.Probe;

internal sealed class CaseGrpcService(ProbeDatabase database) : CaseService.CaseServiceBase
{
    internal const string OtherOwner = "council:00000000-0000-0000-0000-00000000000b";

    public override Task<GetCaseResponse> GetCase(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override Task<GetCaseResponse> GetFee(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override Task<GetCaseResponse> GetView(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override Task<GetCaseResponse> GetReference(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override Task<GetCaseResponse> ExportReference(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override Task<GetCaseResponse> ShareCase(
        GetCaseRequest request,
        ServerCallContext context
    ) => AnswerAsync(request, context);

    public override async Task WatchCases(
        GetCaseRequest request,
        IServerStreamWriter<GetCaseResponse> responseStream,
        ServerCallContext context
    ) =>
        await responseStream.WriteAsync(
            await AnswerAsync(request, context),
            context.CancellationToken
        );

    private async Task<GetCaseResponse> AnswerAsync(
        GetCaseRequest request,
        ServerCallContext context
    )
    {
        var rows = 0L;
        switch (request.Way)
        {
            case Way.PastTheLog:
                return new GetCaseResponse { Rows = 1 };
            case Way.Transaction or Way.Failing or Way.TwoOwners:
                rows = await TransactAsync(request, context);
                break;
            default:
                rows = await ReadAsync(context);
                if (request.Way == Way.Twice)
                    rows += await ReadAsync(context);
                break;
        }

        return new GetCaseResponse { Rows = rows };
    }

    private async Task<long> ReadAsync(ServerCallContext context) =>
        (
            await database.ReadAsync(
                context.Principal(),
                "select count(*) from probe.care_case",
                [],
                row => row.GetInt64(0),
                context.CancellationToken
            )
        )[0];

    private Task<long> TransactAsync(GetCaseRequest request, ServerCallContext context) =>
        database.InTransactionAsync(
            context.Principal(),
            async transaction =>
            {
                await transaction.ExecuteAsync("insert into probe.care_case default values");
                transaction.RecordAccess(
                    new AccessedObject("case", request.Id)
                    {
                        Owner = request.Owner,
                        GrantId = "grant-1",
                        GrantReason = "has a live placement there",
                    }
                );
                if (request.Way == Way.TwoOwners)
                    transaction.RecordAccess(
                        new AccessedObject("case", $"{request.Id}-b") { Owner = OtherOwner }
                    );
                return request.Way == Way.Failing
                    ? throw Fault.NotFound("case")
                    : await transaction.QuerySingleAsync<long>(
                        "select count(*) from probe.care_case"
                    );
            },
            context.CancellationToken
        );
}
