using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class EndAgreementRules : RequestChecks<EndAgreementRequest>
{
    protected override void Check(EndAgreementRequest request, FieldChecks checks)
    {
        checks.Id(request.Id, "id");
        checks.Day(request.EndedOn, "ended_on", required: !request.Correction);
        if (request.EndedOn is null)
            checks.That(
                request.EndReasonCode.Length == 0,
                "end_reason_code",
                "must be empty where an end is taken back."
            );
        else
            checks.That(
                StatutoryCodes.EndReason.Contains(request.EndReasonCode),
                "end_reason_code",
                $"must be one of {string.Join(", ", StatutoryCodes.EndReason)}."
            );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<EndAgreementResponse> EndAgreement(
        EndAgreementRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var row = await AgreementRow.LockAsync(request.Id.ToId("id"), tx);
                Etag.Check(request.Etag, row.Version);
                var endedOn = request.EndedOn.ToDateOnly("ended_on");
                await CheckEndAsync(row, endedOn, request.Correction, tx);
                await tx.ExecuteAsync(
                    """
                    update placements.agreement
                    set ended_on = @endedOn, end_reason_code = nullif(@EndReasonCode, ''),
                        version = version + 1, updated_at = @Now
                    where id = @Id
                    """,
                    new
                    {
                        row.Id,
                        endedOn,
                        request.EndReasonCode,
                        tx.Now,
                    }
                );
                await PositionCount.ChangedAsync(row.SettingId, endedOn, tx);
                return new EndAgreementResponse { Etag = Etag.Of(row.Version + 1) };
            },
            context.CancellationToken
        );

    private static async Task CheckEndAsync(
        AgreementRow row,
        DateOnly? endedOn,
        bool correction,
        ServiceTransaction tx
    )
    {
        if (row.EndedOn is not null && !correction)
            throw Fault.StateConflict(
                "The placement's end is recorded already. To put another in its place, set correction."
            );
        if (row.EndedOn is null && correction)
            throw Fault.StateConflict("No end is recorded yet that could be corrected.");
        if (endedOn <= row.StartOn)
            throw Fault.Invalid("ended_on", "must be after the placement's start.");
        if (endedOn > row.Today.AddYears(1))
            throw Fault.Invalid("ended_on", "must be within a year from today.");
        if (endedOn >= row.PlannedEndOn || row.PlannedEndOn is null || endedOn is null)
            return;
        var approvals = await tx.QuerySingleAsync<int>(
            """
            select count(*)::int from placements.approval where agreement_id = @Id and kind = any (@kinds)
            """,
            new
            {
                row.Id,
                kinds = new[]
                {
                    (short)ApprovalKind.EarlyEndHeadOfService,
                    (short)ApprovalKind.EarlyEndAssistantDirector,
                },
            }
        );
        if (approvals < 2)
            throw Fault.StateConflict(
                "The placement ends before its planned end: the head of service and the assistant director must approve the new search first (RecordApproval)."
            );
    }
}
