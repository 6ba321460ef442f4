using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class RecordOversightRules : RequestChecks<RecordOversightRequest>
{
    protected override void Check(RecordOversightRequest request, FieldChecks checks)
    {
        checks.Id(request.AgreementId, "agreement_id");
        if (request.Entry is not { } entry)
        {
            checks.That(false, "entry", "must be given.");
            return;
        }

        checks.Known(entry.Kind, "entry.kind");
        checks.That(
            entry.Kind != OversightKind.SeniorApproval,
            "entry.kind",
            "must not be the senior approval, which RecordApproval records."
        );
        checks.Day(entry.DoneOn, "entry.done_on", required: true);
        checks.That(
            entry.Kind != OversightKind.RegulatorNotified
                || !string.IsNullOrWhiteSpace(entry.Reference),
            "entry.reference",
            "must be the regulator's reference of the notification."
        );
        var hasStatus = entry.ApplicationStatus != ApplicationStatus.Unspecified;
        checks.That(
            hasStatus == (entry.Kind == OversightKind.ProviderApplication)
                && Enum.IsDefined(entry.ApplicationStatus),
            "entry.application_status",
            "must be given for the provider's application, and for nothing else."
        );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordOversightResponse> RecordOversight(
        RecordOversightRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => RecordOversightAsync(request, tx)),
            context.CancellationToken
        );

    private static async Task<RecordOversightResponse> RecordOversightAsync(
        RecordOversightRequest request,
        ServiceTransaction tx
    )
    {
        var row = await AgreementRow.ReadAsync(request.AgreementId.ToId("agreement_id"), tx);
        var entry = request.Entry;
        var doneOn = entry.DoneOn.ToDateOnly("entry.done_on");
        if (doneOn > row.Today)
            throw Fault.Invalid("entry.done_on", "must not be in the future.");
        if (!row.Unregulated)
            throw Fault.StateConflict(
                "The placement is not unregulated, so there is no such oversight of it."
            );
        var id = Guid.CreateVersion7(tx.Now);
        await tx.ExecuteAsync(
            """
            insert into placements.oversight (id, agreement_id, kind, done_on, reference, note, application_status,
                recorded_at)
            values (@id, @agreement, @kind, @doneOn, @reference, @Note, @status, @Now)
            """,
            new
            {
                id,
                agreement = row.Id,
                kind = (short)entry.Kind,
                doneOn,
                reference = entry.Reference.Trim(),
                entry.Note,
                status = (short)entry.ApplicationStatus,
                tx.Now,
            }
        );
        return new RecordOversightResponse { Id = id.ToString() };
    }
}
