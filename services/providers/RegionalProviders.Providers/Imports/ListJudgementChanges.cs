using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    private static readonly string[] Movements =
    [
        nameof(JudgementDirection.Up),
        nameof(JudgementDirection.Down),
    ];

    /// <inheritdoc/>
    public override async Task<ListJudgementChangesResponse> ListJudgementChanges(
        ListJudgementChangesRequest request,
        ServerCallContext context
    )
    {
        var id = request.ImportId.ToId("import_id");
        if (
            request.Directions.Any(direction =>
                direction is JudgementDirection.Unspecified || !Enum.IsDefined(direction)
            )
        )
            throw Fault.Invalid("directions", "must be UP, DOWN, SAME or FIRST.");
        var page = Page.Of(request, keys: 2);
        var principal = context.Principal();
        await RequireImportAsync(principal, id, context.CancellationToken);
        var fetched = await database.ReadAsync(
            principal,
            $"""
            select c.regulator, c.urn, coalesce(t.name, ''), c.setting_id, coalesce(a.gss_code, ''), c.scale,
                coalesce(c.old_value, ''), c.new_value, c.direction, c.inspected_on
            from {database.Schema.Name}.judgement_change c
            join {database.Schema.Name}.setting t on t.id = c.setting_id
            left join {database.Schema.Name}.authority a on a.id = t.host_authority_id
            where c.import_id = $1 and c.direction = any ($2) and (c.urn, c.scale) > ($3, $4)
            order by c.urn, c.scale limit $5
            """,
            [
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<string[]>
                {
                    TypedValue =
                        request.Directions.Count == 0
                            ? Movements
                            : [.. request.Directions.Select(direction => direction.ToString())],
                },
                new NpgsqlParameter<string> { TypedValue = page.After?.Text(0) ?? "" },
                new NpgsqlParameter<string>
                {
                    TypedValue = page.After?.Name<JudgementScale>(1).ToString() ?? "",
                },
                new NpgsqlParameter<int> { TypedValue = page.Fetch },
            ],
            Change,
            context.CancellationToken
        );
        var next = page.Cut(
            fetched,
            change => [change.Key.Urn, change.Scale.ToString()],
            out var rows
        );
        return new ListJudgementChangesResponse { Changes = { rows }, NextPageToken = next };
    }

    private static JudgementChange Change(NpgsqlDataReader row) =>
        new()
        {
            Key = new RegistrationKey
            {
                Regulator = row.Member<Regulator>(0),
                Urn = row.GetString(1),
            },
            SettingName = row.GetString(2),
            SettingId = row.GetGuid(3).ToString(),
            HostAuthorityGss = row.GetString(4),
            Scale = row.Member<JudgementScale>(5),
            OldValue = row.GetString(6),
            NewValue = row.GetString(7),
            Direction = row.Member<JudgementDirection>(8),
            InspectedOn = row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9).ToProto(),
        };
}
