using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
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
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => RecordOversightAsync(request, tx),
            context.CancellationToken
        );

    private static async Task<RecordOversightResponse> RecordOversightAsync(
        RecordOversightRequest request,
        ServiceTransaction tx
    )
    {
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        var id = request.AgreementId.ToId("agreement_id");
        var agreement =
            await db.Agreements.SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
            ?? throw Fault.NotFound("agreement");
        var record = agreement.RecordOversight(request.Entry, tx.Today(), tx.Now);
        return new RecordOversightResponse { Id = record.Id.ToString() };
    }
}
