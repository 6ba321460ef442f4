using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    /// <inheritdoc/>
    public override async Task<ListImportProblemsResponse> ListImportProblems(
        ListImportProblemsRequest request,
        ServerCallContext context
    )
    {
        var id = request.ImportId.ToId("import_id");
        var page = Page.Of(request, keys: 1);
        var principal = context.Principal();
        await RequireImportAsync(principal, id, context.CancellationToken);
        var fetched = await database.ReadAsync(
            principal,
            $"""
            select {ImportMapping.ProblemColumns} from {database.Schema.Name}.import_problem
            where import_id = $1 and seq > $2 order by seq limit $3
            """,
            [
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<int> { TypedValue = page.After?.Number(0) ?? 0 },
                new NpgsqlParameter<int> { TypedValue = page.Fetch },
            ],
            row => (Problem: ImportMapping.Problem(row), Seq: row.GetInt32(5)),
            context.CancellationToken
        );
        var next = page.Cut(
            fetched,
            row => [PageKeys.Of(row.Seq)],
            row => row.Problem,
            out var rows
        );
        return new ListImportProblemsResponse { Problems = { rows }, NextPageToken = next };
    }

    private async Task RequireImportAsync(Principal principal, Guid id, CancellationToken ct)
    {
        var found = await database.ReadAsync(
            principal,
            $"select 1 from {database.Schema.Name}.import where id = $1",
            [new NpgsqlParameter<Guid> { TypedValue = id }],
            _ => true,
            ct
        );
        if (found.Count == 0)
            throw Fault.NotFound("import");
    }
}
