using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class RecordLibertyAuthorisationRules
    : RequestChecks<RecordLibertyAuthorisationRequest>
{
    protected override void Check(RecordLibertyAuthorisationRequest request, FieldChecks checks)
    {
        checks.Id(request.AgreementId, "agreement_id");
        if (request.Authorisation is not { } authorisation)
        {
            checks.That(false, "authorisation", "must be given.");
            return;
        }

        var from = checks.Day(authorisation.FromOn, "authorisation.from_on", required: true);
        var until = checks.Day(authorisation.UntilOn, "authorisation.until_on", required: true);
        checks.That(
            from is null || until is null || (until > from && until <= from.Value.AddYears(1)),
            "authorisation.until_on",
            "must be after from_on, and within a year of it: a renewal is a record of its own."
        );
        checks.That(
            !string.IsNullOrWhiteSpace(authorisation.Reference),
            "authorisation.reference",
            "must be the reference of the order or authorisation."
        );
    }
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordLibertyAuthorisationResponse> RecordLibertyAuthorisation(
        RecordLibertyAuthorisationRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            tx => tx.OnceAsync(request.RequestId, request, () => RecordLibertyAsync(request, tx)),
            context.CancellationToken
        );

    private static async Task<RecordLibertyAuthorisationResponse> RecordLibertyAsync(
        RecordLibertyAuthorisationRequest request,
        ServiceTransaction tx
    )
    {
        var row = await AgreementRow.LockAsync(request.AgreementId.ToId("agreement_id"), tx);
        var fromOn = request.Authorisation.FromOn.ToDateOnly("authorisation.from_on");
        if (fromOn > row.Today)
            throw Fault.Invalid("authorisation.from_on", "must not be in the future.");
        var id = Guid.CreateVersion7(tx.Now);
        await tx.ExecuteAsync(
            """
            insert into placements.liberty_authorisation (id, agreement_id, from_on, until_on, reference, recorded_at)
            values (@id, @agreement, @fromOn, @untilOn, @reference, @Now)
            """,
            new
            {
                id,
                agreement = row.Id,
                fromOn,
                untilOn = request.Authorisation.UntilOn.ToDateOnly("authorisation.until_on"),
                reference = request.Authorisation.Reference.Trim(),
                tx.Now,
            }
        );
        return new RecordLibertyAuthorisationResponse
        {
            Etag = await row.TouchAsync(tx),
            Id = id.ToString(),
        };
    }
}
