using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed class CreateDocumentRequestValidator : AbstractValidator<CreateDocumentRequest>
{
    public CreateDocumentRequestValidator()
    {
        RuleFor(request => request.Type).IsDocumentType();
        RuleFor(request => request.Subject).SetValidator(new DocumentSubjectValidator());
    }
}

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<CreateDocumentResponse> CreateDocument(
        CreateDocumentRequest request,
        ServerCallContext context
    )
    {
        var subject = SubjectKey.Required(request.Subject);
        return CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            scope => scope.Require(request.ConsortiumId),
            async (tx, scope, consortium) =>
                new CreateDocumentResponse
                {
                    Document = (
                        await CreateAsync(request, consortium, subject, scope, tx)
                    ).ToProto(),
                },
            context.CancellationToken
        );
    }

    private static async Task<Document> CreateAsync(
        CreateDocumentRequest request,
        Guid consortium,
        SubjectKey subject,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var document = new Document(
            consortium,
            request.Type,
            await subject.FindAsync(tx),
            new DocumentDates(
                request.IssuedOn.ToDateOnly("issued_on"),
                request.ExpiresOn.ToDateOnly("expires_on"),
                scope.PastDay(request.ReceivedOn.ToDateOnly("received_on"), "received_on")
            ),
            request.Reference,
            tx.Now
        );
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        db.Add(document);
        await tx.SaveAsync();
        return document;
    }
}
