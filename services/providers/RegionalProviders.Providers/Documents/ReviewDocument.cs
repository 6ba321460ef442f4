using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed class ReviewDocumentRequestValidator : AbstractValidator<ReviewDocumentRequest>
{
    public ReviewDocumentRequestValidator() =>
        RuleFor(request => request.Verdict)
            .Must(verdict => verdict is not DocumentVerdict.Unspecified && Enum.IsDefined(verdict))
            .WithMessage("must be SATISFACTORY, NEEDS_CHANGE or REJECTED.");
}

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<ReviewDocumentResponse> ReviewDocument(
        ReviewDocumentRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        var wanted = request.ReviewedOn.ToDateOnly("reviewed_on");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var reviewedOn = scope.PastDay(wanted, "reviewed_on");
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var document =
                    await db.FindForUpdateAsync<Document>(id, tx.CancellationToken)
                    ?? throw Fault.NotFound("document");
                Etag.Check(request.Etag, document.Version);
                document.Review(request.Verdict, reviewedOn, tx.Principal.CouncilId, tx.Now);
                db.Touch(document);
                await tx.SaveAsync();
                await db.Entry(document)
                    .Reference(each => each.Registration)
                    .LoadAsync(tx.CancellationToken);
                return new ReviewDocumentResponse { Document = document.ToProto() };
            },
            context.CancellationToken
        );
    }
}
