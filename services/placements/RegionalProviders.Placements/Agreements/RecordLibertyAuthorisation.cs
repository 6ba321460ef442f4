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
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => RecordLibertyAsync(request, tx),
            context.CancellationToken
        );

    private static async Task<RecordLibertyAuthorisationResponse> RecordLibertyAsync(
        RecordLibertyAuthorisationRequest request,
        ServiceTransaction tx
    )
    {
        var agreement = await tx.LockAgreementAsync(request.AgreementId.ToId("agreement_id"));
        var authorisation = agreement.AuthoriseLiberty(
            request.Authorisation.FromOn.ToDateOnly("authorisation.from_on")!.Value,
            request.Authorisation.UntilOn.ToDateOnly("authorisation.until_on")!.Value,
            request.Authorisation.Reference.Trim(),
            tx.Today(),
            tx.Now
        );
        return new RecordLibertyAuthorisationResponse
        {
            Etag = await tx.SaveAsync(agreement),
            Id = authorisation.Id.ToString(),
        };
    }
}
