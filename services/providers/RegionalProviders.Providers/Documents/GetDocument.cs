using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<GetDocumentResponse> GetDocument(
        GetDocumentRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var row =
                    await tx.QuerySingleOrDefaultAsync<DocumentRow>(
                        $"{DocumentRow.SelectFrom("providers.document")} where d.id = @id",
                        new { id }
                    ) ?? throw Fault.NotFound("document");
                return new GetDocumentResponse { Document = row.ToProto() };
            },
            context.CancellationToken
        );
    }
}
