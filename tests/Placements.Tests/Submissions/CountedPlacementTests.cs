using Dapper;
using Npgsql;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Regional tables count the placements that were running on the day of the returns.</summary>
public sealed class CountedPlacementTests
{
    private static readonly DateOnly Day = new(2025, 3, 8);

    private static readonly string[] Three =
    [
        TestPrincipals.Bristol,
        TestPrincipals.Bath,
        TestPrincipals.Leeds,
    ];

    [Fact]
    public async Task StatutoryEpisodes_ThatRanOnTheDay_AreCounted()
    {
        var march = await March.BeginAsync();
        await LastYearAsync(
            march,
            [
                // Two placements of each council are running: one since that very day, one until the day after.
                .. Three.SelectMany(gss =>
                    new[]
                    {
                        Row(gss, 500_000, Day),
                        Row(gss, 500_000, Day.AddDays(-90), Day.AddDays(1)),
                    }
                ),
                .. Three.SelectMany(gss =>
                    Enumerable.Repeat(Row(gss, 9_000_000, Day.AddDays(-90), Day), 9)
                ),
                .. Three.SelectMany(gss =>
                    Enumerable.Repeat(Row(gss, 9_000_000, Day.AddDays(1)), 9)
                ),
            ]
        );

        Assert.Equal(6, await CountedAsync(march));
    }

    [Fact]
    public async Task Census_CountsEveryRow()
    {
        var march = await March.BeginAsync();
        await LastYearAsync(
            march,
            [
                .. Three.SelectMany(gss =>
                    Enumerable.Repeat(Row(gss, 700_000, null) with { Kind = 0 }, 2)
                ),
            ]
        );

        Assert.Equal(6, await CountedAsync(march));
    }

    private static Episode Row(string gss, long pence, DateOnly? started, DateOnly? ended = null) =>
        new(gss, pence, started, ended, Kind: 1);

    private static Task<long> CountedAsync(March march) =>
        march.CountAsAsync(
            "system",
            """
            select count(*) from placements.submission_window w
            cross join placements.regional_placements(w.id)
            where w.consortium_id = (select consortium_id from placements.submission_window where id = @window::uuid)
                and w.year = 2025
            """
        );

    private static async Task LastYearAsync(March march, params Episode[] rows)
    {
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        var window = Guid.NewGuid();
        await connection.ExecuteAsync(
            """
            insert into placements.submission_window (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at,
                closes_at, opened_at, closed_at, created_at, updated_at)
            select @window, consortium_id, year - 1, @day, closes_on - 365, @day, opens_at - interval '365 days',
                closes_at - interval '365 days', opens_at, opens_at, opens_at, opens_at
            from placements.submission_window where id = @id
            """,
            new
            {
                window,
                day = Day,
                id = Guid.Parse(march.WindowId),
            }
        );
        foreach (var council in rows.GroupBy(row => row.Gss))
            await connection.ExecuteAsync(
                """
                insert into placements.submission (id, window_id, consortium_id, council_id, state, row_count, created_at,
                    updated_at)
                select @submission, id, consortium_id, @council, 'Accepted', 1, opens_at, opens_at
                from placements.submission_window where id = @window;
                insert into placements.submission_row (submission_id, council_id, id, line, row_key, child, child_hash,
                    has_child, kind, texts, provision_type, total_pence, started_on, ended_on)
                select @submission, @council, gen_random_uuid(), n, n::text, '', '', true, kind, '{}', 'secure_welfare', pence,
                    started, ended
                from unnest(@kinds, @pences, @starts, @ends) with ordinality r (kind, pence, started, ended, n)
                """,
                new
                {
                    submission = Guid.NewGuid(),
                    window,
                    council = CouncilDirectory.FindByGss(council.Key)!.Id,
                    kinds = council.Select(row => row.Kind).ToArray(),
                    pences = council.Select(row => row.Pence).ToArray(),
                    starts = council.Select(row => row.Started).ToArray(),
                    ends = council.Select(row => row.Ended).ToArray(),
                }
            );
    }

    private sealed record Episode(
        string Gss,
        long Pence,
        DateOnly? Started,
        DateOnly? Ended,
        short Kind
    );
}
