using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    private const int ProblemsInReport = 100;

    /// <inheritdoc/>
    public override async Task<GetImportResponse> GetImport(
        GetImportRequest request,
        ServerCallContext context
    ) =>
        new()
        {
            Report = await ReportAsync(
                context.Principal(),
                request.Id.ToId("id"),
                context.CancellationToken
            ),
        };

    private async Task<ImportReport> ReportAsync(Principal principal, Guid id, CancellationToken ct)
    {
        var report =
            (
                await database.ReadAsync(
                    principal,
                    $"select {ImportMapping.ReportColumns} from {database.Schema.Name}.import where id = $1",
                    [new NpgsqlParameter<Guid> { TypedValue = id }],
                    ImportMapping.Report,
                    ct
                )
            ).SingleOrDefault() ?? throw Fault.NotFound("import");
        report.Problems.Add(
            await database.ReadAsync(
                principal,
                $"""
                select {ImportMapping.ProblemColumns} from {database.Schema.Name}.import_problem
                where import_id = $1 and seq <= $2 order by seq
                """,
                [
                    new NpgsqlParameter<Guid> { TypedValue = id },
                    new NpgsqlParameter<int> { TypedValue = ProblemsInReport },
                ],
                ImportMapping.Problem,
                ct
            )
        );
        return report;
    }
}
