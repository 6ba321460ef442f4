using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
        var filter = new
        {
            subject?.Setting,
            subject?.Regulator,
            subject?.Urn,
            subject?.Organisation,
            request.Type,
            expiresBy = request.ExpiresBy.ToDateOnly("expires_by"),
            afterDay = page.After?.Day(0),
            afterId = page.After?.Id(1),
            page.Fetch,
        };
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var consortium = (await CallerScope.ReadAsync(tx)).Filter(request.ConsortiumId);
                var fetched = await tx.QueryAsync<DocumentRow>(
                    $"""
                    {DocumentRow.SelectFrom("providers.document")}
                    where (@consortium::uuid is null or d.consortium_id = @consortium)
                        and (@Setting::uuid is null or d.setting_id = @Setting)
                        and (@Organisation::uuid is null or d.organisation_id = @Organisation)
                        and (@Urn::text is null or d.registration_id = (
                            select id from providers.registration where regulator = @Regulator and urn = @Urn))
                        and (@Type = '' or d.type = @Type)
                        and (@expiresBy::date is null or d.expires_on <= @expiresBy)
                        and (@afterDay::date is null or (d.received_on, d.id) < (@afterDay, @afterId))
                    order by d.received_on desc, d.id desc
                    limit @Fetch
                    """,
                    new
                    {
                        consortium,
                        filter.Setting,
                        filter.Regulator,
                        filter.Urn,
                        filter.Organisation,
                        filter.Type,
                        filter.expiresBy,
                        filter.afterDay,
                        filter.afterId,
                        filter.Fetch,
                    }
                );
                var next = page.Next(
                    fetched,
                    row => [PageKeys.Of(row.ReceivedOn), row.Id.ToString()],
                    out var rows
                );
                return new ListDocumentsResponse
                {
                    Documents = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
