using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
                return new ReviewDocumentResponse
                {
                    Document = (
                        await ReviewAsync(id, request.Verdict, reviewedOn, request.Etag, tx)
                    ).ToProto(),
                };
            },
            context.CancellationToken
        );
    }

    private static async Task<DocumentRow> ReviewAsync(
        Guid id,
        DocumentVerdict verdict,
        DateOnly reviewedOn,
        string etag,
        ServiceTransaction tx
    )
    {
        var held =
            await tx.QuerySingleOrDefaultAsync<DocumentRow>(
                "select version, received_on from providers.document where id = @id for update",
                new { id }
            ) ?? throw Fault.NotFound("document");
        Etag.Check(etag, held.Version);
        if (reviewedOn < held.ReceivedOn)
            throw Fault.Invalid(
                "reviewed_on",
                "must not be before the day on which the document was received."
            );
        return await tx.QuerySingleAsync<DocumentRow>(
            $"""
            with reviewed as (
                update providers.document
                set verdict = @verdict, reviewed_on = @reviewedOn, reviewed_by_council_id = providers.tenant_id(),
                    updated_at = @Now, version = version + 1
                where id = @id
                returning *
            )
            {DocumentRow.SelectFrom("reviewed")}
            """,
            new
            {
                id,
                verdict = (short)verdict,
                reviewedOn,
                tx.Now,
            }
        );
    }
}
