using System.Diagnostics;
using Dapper;
using Npgsql;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Reference;

namespace RegionalProviders.Bench;

/// <summary>
/// The upper bound for a stream of rows: COPY of the same rows into a plain table without keys or policies, and one
/// statement that checks all of them: dates, money, ages, the register, and children that occur twice.
/// </summary>
internal static class BareCopy
{
    private static readonly string Names = string.Join(
        ", ",
        CensusColumns.All.Select((_, i) => $"c{i}")
    );

    private const string Check = """
        select count(*) from (
            select
                (e.urn is null)::int
                + (b.c15::numeric <> b.c16::numeric + b.c17::numeric + b.c18::numeric)::int
                + (b.c22 = 'DoLS (current)')::int
                + (to_date(b.c14, 'DD/MM/YYYY') > current_date)::int
                + coalesce((e.registered_on > to_date(b.c14, 'DD/MM/YYYY'))::int, 0)
                + (b.c3::int not between 0 and 25)::int
                + ((b.c3::int >= 18) <> (b.c0 like 'Post 18%'))::int
                + (b.c1 <> @council)::int
                + (b.c2 = '')::int
                + (b.c11 not like 'Residential%')::int
                + (count(*) over (partition by b.c2) > 1)::int as faults
            from placements.bench_row b
            left join placements.register_entry e on e.urn = b.c10
        ) checked where faults > 0
        """;

    /// <summary>Copies and checks the rows; returns how long both took together.</summary>
    internal static async Task<TimeSpan> RunAsync(
        NpgsqlConnection owner,
        Council council,
        IReadOnlyList<string[]> rows
    )
    {
        await owner.ExecuteAsync(
            $"""
            drop table if exists placements.bench_row;
            create table placements.bench_row ({Names.Replace(
                ",",
                " text,",
                StringComparison.Ordinal
            )} text)
            """
        );
        var watch = Stopwatch.StartNew();
        await using (
            var copy = await owner.BeginTextImportAsync(
                $"copy placements.bench_row ({Names}) from stdin"
            )
        )
            foreach (var row in rows)
            {
                await copy.WriteAsync(string.Join('\t', row));
                await copy.WriteAsync('\n');
            }
        var faulty = await owner.ExecuteScalarAsync<int>(
            Check,
            new { council = council.Name },
            commandTimeout: 600
        );
        var taken = watch.Elapsed;
        await owner.ExecuteAsync("drop table placements.bench_row");
        return faulty == rows.Count * CensusRows.FindingsInThousand / 1000
            ? taken
            : throw new InvalidOperationException($"The bare check found {faulty} faulty rows.");
    }
}
