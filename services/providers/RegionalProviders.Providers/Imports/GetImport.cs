using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Registrations;
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
        report.Missing.First.Add(
            await database.ReadAsync(
                principal,
                $"""
                select t.regulator, t.urn, coalesce(t.name, ''), t.id
                from {database.Schema.Name}.import i
                join {database.Schema.Name}.setting t on t.regulator = i.regulator and t.urn = any (i.missing_urns)
                where i.id = $1 and t.is_primary order by t.urn
                """,
                [new NpgsqlParameter<Guid> { TypedValue = id }],
                row => new MissingRegistration
                {
                    Key = new RegistrationKey
                    {
                        Regulator = row.Member<Regulator>(0),
                        Urn = row.GetString(1),
                    },
                    SettingName = row.GetString(2),
                    SettingId = row.GetGuid(3).ToString(),
                },
                ct
            )
        );
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
