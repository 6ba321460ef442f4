using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

internal sealed class GetRegionalTableRequestValidator : AbstractValidator<GetRegionalTableRequest>
{
    public GetRegionalTableRequestValidator() =>
        RuleFor(request => request.Table).Must(Catalogue.Has).WithMessage(Catalogue.TableRule);
}

internal sealed partial class RegionalOutputGrpcService
{
    /// <inheritdoc/>
    public override Task<GetRegionalTableResponse> GetRegionalTable(
        GetRegionalTableRequest request,
        ServerCallContext context
    )
    {
        var id = request.WindowId.ToId("window_id");
        var page = Page.Of(request, keys: 2);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var table = await StoredTable.OpenAsync(id, request.Table, tx);
                var fetched = await table.ReadAsync(
                    page.After?.Text(0),
                    page.After?.Text(1),
                    page.Fetch,
                    tx
                );
                var next = page.Cut(
                    [.. fetched.Zip(await table.ToProtoAsync(fetched, tx))],
                    row => [row.First.FirstKey, row.First.SecondKey],
                    row => row.Second,
                    out var rows
                );
                return new GetRegionalTableResponse
                {
                    Publication = table.Publication.ToProto(),
                    LastYear = table.Before?.ToProto(),
                    Table = table.Shape.ToProto(),
                    Rows = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
