using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

internal sealed partial class SettingGrpcService
{
    public override async Task<ListSettingHistoryResponse> ListSettingHistory(
        ListSettingHistoryRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        List<NpgsqlParameter> parameters =
        [
            new NpgsqlParameter<Guid> { TypedValue = request.SettingId.ToId("setting_id") },
            new NpgsqlParameter<int> { TypedValue = page.Fetch },
        ];
        var after = "";
        if (page.After is { } keys)
        {
            parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = keys.Instant(0) });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = keys.Id(1) });
            after = "and (x.changed_at, x.id) < ($3, $4)";
        }

        // The history of a registration is stored with its primary setting and applies to its other settings too. Only
        // readers of the whole register may see who changed what: a provider gets the same answer as for a missing
        // setting.
        var rows = await database.ReadAsync(
            context.Principal(),
            $"""
            select h.id, h.changed_at, h.field, h.old_value, h.new_value, h.source, h.import_id, h.council_id
            from {ProvidersModule.Name}.setting s
            left join {ProvidersModule.Name}.setting p on p.registration_id = s.registration_id and p.is_primary
            left join lateral (
                select * from {ProvidersModule.Name}.history x
                where (x.setting_id = s.id or (x.setting_id = p.id and starts_with(x.field, 'registration.'))) {after}
                order by x.changed_at desc, x.id desc limit $2
            ) h on true
            where s.id = $1 and (select {ProvidersModule.Name}.reads_register())
            order by h.changed_at desc, h.id desc
            """,
            parameters,
            ReadEntry,
            context.CancellationToken
        );
        if (rows.Count == 0)
            throw Fault.NotFound("setting");

        var token = page.Cut(
            [.. rows.OfType<HistoryRow>()],
            row => [PageKeys.Of(row.ChangedAt), row.Entry.Id],
            row => row.Entry,
            out var shown
        );
        return new ListSettingHistoryResponse { Entries = { shown }, NextPageToken = token };
    }

    private static HistoryRow? ReadEntry(NpgsqlDataReader row)
    {
        if (row.IsDBNull(0))
            return null;
        var changedAt = row.GetFieldValue<DateTimeOffset>(1);
        return new HistoryRow(
            changedAt,
            new HistoryEntry
            {
                Id = row.GetGuid(0).ToString(),
                ChangedAt = changedAt.ToProto(),
                Field = row.GetString(2),
                OldValue = row.Text(3),
                NewValue = row.Text(4),
                Source = row.GetString(5),
                ImportId = row.IsDBNull(6) ? "" : row.GetGuid(6).ToString(),
                CouncilId = row.IsDBNull(7) ? "" : row.GetGuid(7).ToString(),
            }
        );
    }

    private sealed record HistoryRow(DateTimeOffset ChangedAt, HistoryEntry Entry);
}
