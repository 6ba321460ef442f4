using System.Globalization;
using Grpc.Core;
using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Tenancy;

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
        // The token is hashed, not signed: what it carries is checked like any other input.
        var after = page.After is { } keys
            ? (
                DateTime.ParseExact(
                    keys[0],
                    "O",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.RoundtripKind
                ),
                Guid.Parse(keys[1], CultureInfo.InvariantCulture)
            )
            : ((DateTime, Guid)?)null;
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
                    Value = (object?)after?.Item1 ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.TimestampTz,
                },
                new NpgsqlParameter
                {
                    Value = (object?)after?.Item2 ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Uuid,
                },
                new NpgsqlParameter<int> { TypedValue = page.Fetch },
            ],
            ImportMapping.Report,
            context.CancellationToken
        );
        var next = page.Next(
            fetched,
            report =>
                [
                    report.ImportedAt.ToDateTime().ToString("O", CultureInfo.InvariantCulture),
                    report.Id,
                ],
            out var rows
        );
        return new ListImportsResponse { Reports = { rows }, NextPageToken = next };
    }
}
