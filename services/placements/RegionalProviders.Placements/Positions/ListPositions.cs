using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Positions;

internal sealed partial class PositionGrpcService
{
    private const string Sql = """
        select tenant_id, setting_id, live_count, as_of, version, live_since from placements.position
        where ($1::uuid is null or (tenant_id, setting_id) > ($1, $2))
        order by tenant_id, setting_id limit $3
        """;

    /// <inheritdoc/>
    public override async Task<ListPositionsResponse> ListPositions(
        ListPositionsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var fetched = await database.ReadAsync(
            context.Principal(),
            Sql,
            [
                Argument.Of(page.After?.Id(0)),
                Argument.Of(page.After?.Id(1)),
                Argument.Of(page.Fetch),
            ],
            Read,
            context.CancellationToken
        );
        var next = page.Cut(fetched, row => [row.CouncilId, row.SettingId], out var rows);
        return new ListPositionsResponse { Positions = { rows }, NextPageToken = next };
    }

    private static Position Read(NpgsqlDataReader reader) =>
        new()
        {
            CouncilId = reader.GetGuid(0).ToString(),
            SettingId = reader.GetGuid(1).ToString(),
            LiveCount = reader.GetInt32(2),
            AsOf = reader.GetFieldValue<DateOnly>(3).ToProto(),
            Version = reader.GetInt64(4),
            LiveSince = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5).ToProto(),
        };
}
