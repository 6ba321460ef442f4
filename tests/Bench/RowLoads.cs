using System.Diagnostics;
using Dapper;
using Npgsql;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Bench;

/// <summary>
/// W5: the rows of one council in one stream, next to a bare COPY and check of the same rows; then many streams at once.
/// </summary>
internal sealed class RowLoads(HostProcess host, ReturningRegion region, NpgsqlConnection owner)
{
    private const double Aim = 0.5;
    private const int Times = 7;

    /// <summary>Fills the register entries that the rules look up.</summary>
    internal static async Task FillRegisterAsync(NpgsqlConnection owner) =>
        await owner.ExecuteAsync(
            """
            insert into placements.register_entry
                (regulator, urn, setting_id, registered_on, listed_service_type, provision_type, nation, updated_at)
            select 'Ofsted', urn, gen_random_uuid(), '2015-04-01', 'ChildrensHome', 'Children''s home', 'E', now() from unnest(@urns) urn
            on conflict do nothing;
            analyze placements.register_entry;
            """,
            new { urns = Enumerable.Range(0, CensusRows.Homes).Select(CensusRows.UrnOf).ToArray() }
        );

    /// <summary>One council after another, each next to the bare COPY; returns the medians of both.</summary>
    internal async Task<RowsResult> OneStreamAsync(int rows)
    {
        // Warm-up: the JIT compiler reaches the final machine code only after several runs.
        for (var i = 0; i < 6; i++)
            await SendAsync(region.Councils[^1], rows);
        host.ForgetPeak();
        var bare = new List<double>();
        var ours = new List<double>();
        foreach (var council in region.Councils.Take(Times))
        {
            bare.Add(await BareAsync(council, rows));
            ours.Add(await SendAsync(council, rows));
        }
        return Result("W5 one stream", 1, rows, Median(ours), Median(bare), ours);
    }

    /// <summary>All councils at once: no row may be lost, and no council may wait until all the others are done.</summary>
    internal async Task<RowsResult> AllAtOnceAsync(int rows)
    {
        var bare = new List<double>();
        foreach (var council in region.Councils.Take(Times))
            bare.Add(await BareAsync(council, rows));
        var loads = region
            .Councils.Select(council =>
                (Council: council, Messages: CensusRows.Messages(council.Council, rows))
            )
            .ToList();
        host.ForgetPeak();
        CollectGarbage();
        var watch = Stopwatch.StartNew();
        var each = await Task.WhenAll(loads.Select(load => SendAsync(load.Council, load.Messages)));
        return Result(
            "W5 all at once",
            loads.Count,
            rows,
            watch.Elapsed.TotalSeconds,
            Median(bare) * loads.Count,
            each
        );
    }

    private RowsResult Result(
        string name,
        int councils,
        int rows,
        double seconds,
        double bareSeconds,
        IReadOnlyCollection<double> each
    ) =>
        new(
            name,
            councils,
            rows,
            councils * rows / seconds,
            councils * rows / bareSeconds,
            bareSeconds / seconds,
            Aim,
            each.Min(),
            each.Max(),
            host.PeakMegabytes()
        );

    private async Task<double> BareAsync(RegionCouncil council, int rows)
    {
        var values = CensusRows.Of(council.Council, rows).ToList();
        CollectGarbage();
        return (await BareCopy.RunAsync(owner, council.Council, values)).TotalSeconds;
    }

    private Task<double> SendAsync(RegionCouncil council, int rows)
    {
        var messages = CensusRows.Messages(council.Council, rows);
        CollectGarbage();
        return SendAsync(council, messages);
    }

    private async Task<double> SendAsync(RegionCouncil council, IReadOnlyList<SubmittedRow> rows)
    {
        var header = new RowsHeader
        {
            WindowId = region.WindowId,
            UploadId = Guid.NewGuid().ToString(),
            Columns = { CensusColumns.All },
            Replace = true,
        };
        var watch = Stopwatch.StartNew();
        var counts = await council.Client.Returns.SubmitRowsAsync(header, rows.ToAsyncEnumerable());
        var seconds = watch.Elapsed.TotalSeconds;
        if (
            counts.Rows != rows.Count
            || counts.Errors + counts.Warnings != rows.Count * CensusRows.FindingsInThousand / 1000
        )
            throw new InvalidOperationException($"{council.Council.Name}: stored {counts}.");
        return seconds;
    }

    // Making the rows must not count towards the time of sending them.
    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
