using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class ReturnKillTests(OwnPostgres postgres, ITestOutputHelper output)
    : IClassFixture<OwnPostgres>
{
    private const int StepsBetweenKills = 24;

    private const string Storing = """
        select count(*) from pg_stat_activity
        where state <> 'idle' and query like '%submission%' and datname = current_database() and pid <> pg_backend_pid()
        """;

    // Rows, counts, the last stored number of an upload, states and events: all of one transaction, or none.
    private static readonly string PartialWrites = $"""
        with stored as (
            select s.id, s.state, s.revision, s.row_count, s.error_count, s.warning_count,
                (select count(*) from placements.submission_row r where r.submission_id = s.id) as rows,
                (select count(*) from placements.submission_finding f where f.submission_id = s.id and severity = 'Error') as errors,
                (select count(*) from placements.submission_finding f where f.submission_id = s.id and severity = 'Warning') as warnings
            from placements.submission s),
        told as (
            select payload->>'submissionId' as id, count(*) filter (where type like '%.SubmissionAccepted') as accepted,
                count(*) filter (where type like '%.SubmissionReturned') as returned
            from placements.outbox group by 1)
        select 'other rows than are counted' from stored where rows <> row_count
        union all select 'other findings than are counted' from stored
            where (errors, warnings) <> (error_count, warning_count)
        union all select 'rows beyond what the upload counts, or short of it' from stored s
            join placements.row_upload u on u.submission_id = s.id and u.revision = s.revision where u.last_number <> s.rows
                -- The rows before stay until the first that replaces them.
                and not (u.replace_rows and u.last_number = 0)
        union all select 'a return submitted in part' from stored where state in ('Submitted', 'Accepted') and rows <> {ReturnWrites.Rows}
        union all select 'an acceptance without its event, or the other way round' from stored s
            left join told t on t.id = s.id::text
            where coalesce(t.accepted, 0) <> coalesce(t.returned, 0) + (s.state = 'Accepted')::int
        union all select 'a window that opened without its one event' from placements.submission_window w
            where opened_at is not null and 1 <> (
                select count(*) from placements.outbox
                where type like '%.WindowOpened' and payload->>'windowId' = w.id::text)
        """;

    [Fact]
    public async Task Postgres_KilledMidReturn_KeepsWhatWasAcknowledged()
    {
        await using var platform = await FaultPlatform.StartAsync(postgres.Server);
        await using var writes = await ReturnWrites.SignInAsync(platform);
        var writers = writes.Councils.Select(council => new Writers(council.Next)).ToList();

        var killing = KillOftenAsync(platform, () => writers.Sum(writer => writer.Answered.Count));
        await Task.WhenAll(writers.Select(writer => writer.RunAsync(1, killing)));

        await NoPartialWritesAsync(platform);
        var evidence = await Evidence.GatherAsync(platform);
        foreach (var council in writes.Councils)
            await council.IsAsAnsweredAsync();
        Assert.Empty(platform.Service.InternalErrors());
        Assert.Contains(
            "Unavailable Unavailable",
            writers.SelectMany(writer => writer.Failures.Keys)
        );
        foreach (var writer in writers)
            output.WriteLine(
                $"{Extent.DatabaseKillsOfReturns} kills of PostgreSQL under returns; {Figures.Of(writer, 0, evidence)}"
            );
    }

    private async Task KillOftenAsync(FaultPlatform platform, Func<int> answered)
    {
        var random = new Random(Extent.Seed);
        for (var kill = 0; kill < Extent.DatabaseKillsOfReturns; kill++)
        {
            // Enough for two rounds of every council's steps, so that kills hit each kind of step.
            var enough = answered() + StepsBetweenKills;
            await Eventually.BecomesAsync(() => Task.FromResult(answered()), now => now >= enough);
            await Eventually.BecomesAsync(
                () => platform.OneAsync<int>(Storing),
                storing => storing > 0
            );
            await Task.Delay(random.Next(50));
            await postgres.Server.KillAsync();
            await Task.Delay(random.Next(200));
            await postgres.Server.RestartAsync();
            await NoPartialWritesAsync(platform);
        }
    }

    private static async Task NoPartialWritesAsync(FaultPlatform platform) =>
        Assert.Empty(await platform.StoredAsync<string>(PartialWrites));
}
