using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                // Before the answers kept: a council that has left the consortium reads none of them.
                var consortium = scope.Require(request.ConsortiumId);
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new CreateDocumentResponse
                        {
                            Document = (
                                await CreateAsync(request, consortium, subject, scope, tx)
                            ).ToProto(),
                        }
                );
            },
            context.CancellationToken
        );
    }

    private static async Task<DocumentRow> CreateAsync(
        CreateDocumentRequest request,
        Guid consortium,
        SubjectKey subject,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var issuedOn = request.IssuedOn.ToDateOnly("issued_on");
        var expiresOn = request.ExpiresOn.ToDateOnly("expires_on");
        if (expiresOn < issuedOn)
            throw Fault.Invalid("expires_on", "must not be before issued_on.");
        var receivedOn = scope.PastDay(request.ReceivedOn.ToDateOnly("received_on"), "received_on");

        var created = await tx.QuerySingleOrDefaultAsync<DocumentRow>(
            $"""
            with subject as (
                select id as setting_id, null::uuid as registration_id, null::uuid as organisation_id
                from providers.setting where id = @Setting
                union all
                select null, id, null from providers.registration where regulator = @Regulator and urn = @Urn
                union all
                select null, null, id from providers.organisation where id = @Organisation
            ),
            created as (
                insert into providers.document (id, consortium_id, type, setting_id, registration_id, organisation_id,
                    issued_on, expires_on, received_on, reference, created_at, updated_at)
                select @id, @consortium, @Type, setting_id, registration_id, organisation_id,
                    @issuedOn, @expiresOn, @receivedOn, @Reference, @Now, @Now
                from subject
                returning *
            )
            {DocumentRow.SelectFrom("created")}
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                consortium,
                request.Type,
                subject.Setting,
                subject.Regulator,
                subject.Urn,
                subject.Organisation,
                issuedOn,
                expiresOn,
                receivedOn,
                request.Reference,
                tx.Now,
            }
        );
        return created
            ?? throw Fault.Invalid(subject.Field, "must be in the register; there is no such one.");
    }
}
