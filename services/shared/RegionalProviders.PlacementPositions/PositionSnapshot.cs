using System.Text.Json;
using RegionalProviders.Persistence;

namespace RegionalProviders.PlacementPositions;

/// <summary>All positions of the placements service, as written by <c>rp positions snapshot</c>.</summary>
/// <param name="TakenAt">When the first of them was requested.</param>
/// <param name="Positions">The positions.</param>
internal sealed record PositionSnapshot(
    DateTimeOffset TakenAt,
    IReadOnlyList<PositionSnapshot.Position> Positions
)
{
    // Clocks of two machines differ, and events sent while the snapshot was taken may be missing from it.
    private static readonly TimeSpan SafetyMargin = TimeSpan.FromMinutes(5);

    /// <summary>Reads a snapshot from a file.</summary>
    /// <exception cref="JsonException">The file is not a snapshot.</exception>
    public static async Task<PositionSnapshot> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var snapshot = await JsonSerializer.DeserializeAsync<PositionSnapshot>(
            file,
            JsonSerializerOptions.Web,
            ct
        );
        return snapshot is { TakenAt.Year: > 1, Positions.Count: > 0 }
            ? snapshot
            : throw new JsonException("A snapshot has takenAt, and positions.");
    }

    /// <summary>
    /// Stores positions that are newer than the stored ones, and sets to zero those that the snapshot does not contain.
    /// Returns how many positions were stored, how many were set to zero, and how many were left unchanged because they
    /// were stored too recently for their absence to count.
    /// </summary>
    /// <param name="tx">A transaction of the platform itself.</param>
    public Task<(int Stored, int Emptied, int Left)> ApplyAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<(int, int, int)>(
            $"""
            with snapshot as (
                select * from unnest(@councils, @settings, @counts, @versions, @since)
                    s (council_id, setting_id, live_count, version, live_since)
            ), absent as (
                select p.council_id, p.setting_id, p.stored_at is null or p.stored_at < @trusted as old
                from {tx.Schema.Name}.position p
                where p.live_count > 0 and not exists (
                    select from snapshot s where s.council_id = p.council_id and s.setting_id = p.setting_id)
            ), stored as (
                insert into {tx.Schema.Name}.position as existing
                    (council_id, setting_id, live_count, live_since, version, stored_at)
                select council_id, setting_id, live_count,
                    case when live_count > 0 then coalesce(
                        live_since,
                        (select p.live_since from {tx.Schema.Name}.position p
                            where p.council_id = s.council_id and p.setting_id = s.setting_id),
                        {tx.Schema.Name}.today()) end,
                    version, @Now
                from snapshot s
                order by council_id, setting_id
                on conflict (council_id, setting_id) do update
                set live_count = excluded.live_count,
                    live_since = excluded.live_since, version = excluded.version, stored_at = excluded.stored_at
                where existing.version < excluded.version
                returning 1
            ), emptied as (
                update {tx.Schema.Name}.position p set live_count = 0, live_since = null
                from absent a
                where a.old and p.council_id = a.council_id and p.setting_id = a.setting_id
                returning 1
            )
            select (select count(*)::int from stored), (select count(*)::int from emptied),
                (select count(*)::int from absent where not old)
            """,
            new
            {
                councils = Positions.Select(each => each.CouncilId).ToArray(),
                settings = Positions.Select(each => each.SettingId).ToArray(),
                counts = Positions.Select(each => each.LiveCount).ToArray(),
                versions = Positions.Select(each => each.Version).ToArray(),
                since = Positions.Select(each => each.LiveSince).ToArray(),
                trusted = TakenAt.ToUniversalTime() - SafetyMargin,
                tx.Now,
            }
        );

    /// <summary>
    /// A council's live placements at a setting, and since when it has any; where a snapshot does not say, since now, unless
    /// the service knows.
    /// </summary>
    internal sealed record Position(
        Guid CouncilId,
        Guid SettingId,
        int LiveCount,
        long Version,
        DateOnly? LiveSince = null
    );
}
