using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.Data;
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
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var document =
                    await db
                        .Documents.AsNoTracking()
                        .Include(each => each.Registration)
                        .SingleOrDefaultAsync(each => each.Id == id, tx.CancellationToken)
                    ?? throw Fault.NotFound("document");
                return new GetDocumentResponse { Document = document.ToProto() };
            },
            context.CancellationToken
        );
    }
}
