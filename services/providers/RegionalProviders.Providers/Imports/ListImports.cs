using Grpc.Core;
using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    /// <inheritdoc/>
    public override async Task<ListImportsResponse> ListImports(
        ListImportsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (afterInstant, afterId) = (page.After?.Instant(0), page.After?.Id(1));
        var fetched = await database.ReadAsync(
            context.Principal(),
            $"""
            select {ImportMapping.ReportColumns} from {database.Schema.Name}.import
            where $1::timestamptz is null or (imported_at, id) < ($1, $2)
            order by imported_at desc, id desc limit $3
            """,
            [
                new NpgsqlParameter
                {
                    Value = (object?)afterInstant ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.TimestampTz,
                },
                new NpgsqlParameter
                {
                    Value = (object?)afterId ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Uuid,
                },
                new NpgsqlParameter<int> { TypedValue = page.Fetch },
            ],
            ImportMapping.Report,
            context.CancellationToken
        );
        var next = page.Cut(
            fetched,
            report => [PageKeys.Of(report.ImportedAt.ToDateTimeOffset()), report.Id],
            out var rows
        );
        return new ListImportsResponse { Reports = { rows }, NextPageToken = next };
    }
}
