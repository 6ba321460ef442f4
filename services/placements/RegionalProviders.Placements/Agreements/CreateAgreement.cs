using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<CreateAgreementResponse> CreateAgreement(
        CreateAgreementRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var council = await references.ForWritingAsync(tx);
                return await tx.RunIdempotentAsync(
                    request.RequestId,
                    WithoutReference(request, council),
                    () => CreateAsync(request.Agreement, council, tx)
                );
            },
            context.CancellationToken
        );

    /// <summary>
    /// The request with the child reference replaced by its keyed hash. A plain hash of this request is kept with the
    /// request_id: as all other fields are readable beside it, a reference in it could be found by brute force.
    /// </summary>
    private static CreateAgreementRequest WithoutReference(
        CreateAgreementRequest request,
        CouncilReferences council
    )
    {
        var copy = request.Clone();
        copy.Agreement.ChildReference = Convert.ToBase64String(
            council.Hash(Children.ChildReference.Normalise(request.Agreement.ChildReference))
        );
        return copy;
    }

    private static async Task<CreateAgreementResponse> CreateAsync(
        Agreement agreement,
        CouncilReferences council,
        ServiceTransaction tx
    )
    {
        var created = PlacementAgreement.Create(agreement, council, tx.Now);
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        db.Add(created);
        await PositionCount.ChangedAsync(created.SettingId, created.StartOn, tx);
        return new CreateAgreementResponse
        {
            Id = created.Id.ToString(),
            Etag = Etag.Of(created.Version),
        };
    }
}
