using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed class ListDocumentsRequestValidator : AbstractValidator<ListDocumentsRequest>
{
    public ListDocumentsRequestValidator()
    {
        RuleFor(request => request.Type).IsDocumentType().When(request => request.Type.Length > 0);
        RuleFor(request => request.Subject).SetValidator(new DocumentSubjectValidator());
    }
}

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<ListDocumentsResponse> ListDocuments(
        ListDocumentsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var subject = SubjectKey.Optional(request.Subject);
        var expiresBy = request.ExpiresBy.ToDateOnly("expires_by");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var consortium = (await CallerScope.ReadAsync(tx)).Filter(request.ConsortiumId);
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var documents = About(subject, db.Documents.AsNoTracking());
                if (consortium is not null)
                    documents = documents.Where(each => each.ConsortiumId == consortium);
                if (request.Type.Length > 0)
                    documents = documents.Where(each => each.Type == request.Type);
                if (expiresBy is not null)
                    documents = documents.Where(each => each.ExpiresOn <= expiresBy);
                if (page.After is { } after)
                {
                    var (day, id) = (after.Day(0), after.Id(1));
                    documents = documents.Where(each =>
                        EF.Functions.LessThan(
                            ValueTuple.Create(each.ReceivedOn, each.Id),
                            ValueTuple.Create(day, id)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    documents
                        .Include(each => each.Registration)
                        .OrderByDescending(each => each.ReceivedOn)
                        .ThenByDescending(each => each.Id),
                    each => [PageKeys.Of(each.ReceivedOn), each.Id.ToString()],
                    each => each.ToProto(),
                    tx.CancellationToken
                );
                return new ListDocumentsResponse { Documents = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private static IQueryable<Document> About(
        SubjectKey? subject,
        IQueryable<Document> documents
    ) =>
        subject switch
        {
            null => documents,
            { Setting: { } setting } => documents.Where(each => each.SettingId == setting),
            { Organisation: { } organisation } => documents.Where(each =>
                each.OrganisationId == organisation
            ),
            _ => documents.Where(each =>
                each.Registration!.Regulator == subject.Regulator
                && each.Registration.Urn == subject.Urn
            ),
        };
}
