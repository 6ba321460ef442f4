using System.Globalization;
using Spectre.Console;

namespace RegionalProviders.Bench;

/// <summary>The result of one workload at one volume.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Rows">Settings in the register, or placements.</param>
/// <param name="Grpc">Over gRPC.</param>
/// <param name="Pgbench">The same statements without the service.</param>
/// <param name="Ratio">Calls per second over gRPC divided by those of pgbench.</param>
/// <param name="Aim">The ratio to be reached.</param>
/// <param name="HostPeakMegabytes">Peak memory of the platform's process so far, in MiB.</param>
internal sealed record Result(
    string Workload,
    int Rows,
    Figures Grpc,
    Figures Pgbench,
    double Ratio,
    double Aim,
    int HostPeakMegabytes
);

/// <summary>The result of streaming rows of returns.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Councils">Number of simultaneous streams.</param>
/// <param name="Rows">Rows in each stream.</param>
/// <param name="PerSecond">Rows per second of all streams together.</param>
/// <param name="BarePerSecond">Rows per second with a bare COPY and one check of all the rows.</param>
/// <param name="Ratio">The former divided by the latter.</param>
/// <param name="Aim">The ratio to be reached.</param>
/// <param name="QuickestSeconds">Duration of the quickest stream.</param>
/// <param name="SlowestSeconds">Duration of the slowest stream.</param>
/// <param name="HostPeakMegabytes">Peak memory of the platform's process during the streams, in MiB.</param>
internal sealed record RowsResult(
    string Workload,
    int Councils,
    int Rows,
    double PerSecond,
    double BarePerSecond,
    double Ratio,
    double Aim,
    double QuickestSeconds,
    double SlowestSeconds,
    int HostPeakMegabytes
);

/// <summary>The result of delivering notices to the watches of many councils.</summary>
/// <param name="Watches">Open watches, one for each council.</param>
/// <param name="P50Milliseconds">Median time from the call that raises a single notice to its arrival in a watch.</param>
/// <param name="P99Milliseconds">99th percentile of that time.</param>
/// <param name="SlowestMilliseconds">Maximum of that time.</param>
/// <param name="Burst">Notices raised as fast as sixteen callers can.</param>
/// <param name="DeliveriesPerSecond">Of the burst, all watches together.</param>
/// <param name="BurstSeconds">From its first call until every watch had all notices, once and in order.</param>
/// <param name="HostPeakMegabytes">Peak memory of the platform's process during the measurement, in MiB.</param>
internal sealed record WatchResult(
    int Watches,
    double P50Milliseconds,
    double P99Milliseconds,
    double SlowestMilliseconds,
    int Burst,
    double DeliveriesPerSecond,
    double BurstSeconds,
    int HostPeakMegabytes
);

/// <summary>The table that <c>make bench</c> ends with.</summary>
internal static class Report
{
    internal static void Print(IEnumerable<Result> results)
    {
        var table = new Table()
            .AddColumns("workload", "rows", "gRPC/s", "p50 ms", "p99 ms", "pgbench/s")
            .AddColumns("p50 ms", "p99 ms", "ratio", "aim", "host MiB");
        foreach (var (name, rows, grpc, alone, ratio, aim, memory) in results)
            table.AddRow(
                name,
                Text(rows, "N0"),
                Text(grpc.PerSecond, "N0"),
                Text(grpc.P50Milliseconds, "0.0"),
                Text(grpc.P99Milliseconds, "0.0"),
                Text(alone.PerSecond, "N0"),
                Text(alone.P50Milliseconds, "0.0"),
                Text(alone.P99Milliseconds, "0.0"),
                Text(ratio, "0.00"),
                Text(aim, "0.00"),
                Text(memory, "N0")
            );
        Write(table);
    }

    internal static void Print(IEnumerable<RowsResult> results)
    {
        var table = new Table()
            .AddColumns("workload", "councils", "rows each", "rows/s", "bare rows/s", "ratio")
            .AddColumns("aim", "quickest s", "slowest s", "host MiB");
        foreach (var result in results)
            table.AddRow(
                result.Workload,
                Text(result.Councils, "N0"),
                Text(result.Rows, "N0"),
                Text(result.PerSecond, "N0"),
                Text(result.BarePerSecond, "N0"),
                Text(result.Ratio, "0.00"),
                Text(result.Aim, "0.00"),
                Text(result.QuickestSeconds, "0.00"),
                Text(result.SlowestSeconds, "0.00"),
                Text(result.HostPeakMegabytes, "N0")
            );
        Write(table);
    }

    internal static void Print(IEnumerable<WatchResult> results)
    {
        var table = new Table()
            .AddColumns("workload", "watches", "p50 ms", "p99 ms", "slowest ms", "burst")
            .AddColumns("deliveries/s", "seconds", "host MiB");
        foreach (var result in results)
            table.AddRow(
                "W6 notices to watches",
                Text(result.Watches, "N0"),
                Text(result.P50Milliseconds, "0.0"),
                Text(result.P99Milliseconds, "0.0"),
                Text(result.SlowestMilliseconds, "0.0"),
                Text(result.Burst, "N0"),
                Text(result.DeliveriesPerSecond, "N0"),
                Text(result.BurstSeconds, "0.0"),
                Text(result.HostPeakMegabytes, "N0")
            );
        Write(table);
    }

    internal static void Print(IEnumerable<NeighbourResult> results)
    {
        var table = new Table()
            .AddColumns(
                "workload",
                "reads/s",
                "p50 ms",
                "p99 ms",
                "beside a flood p50 ms",
                "p99 ms"
            )
            .AddColumns("ratio", "aim at most", "another service", "flood/s", "refused/s");
        foreach (var (alone, beside, ratio, aim, other, flood, refused) in results)
            table.AddRow(
                "W7 reads beside a flood",
                Text(alone.PerSecond, "N0"),
                Text(alone.P50Milliseconds, "0.0"),
                Text(alone.P99Milliseconds, "0.0"),
                Text(beside.P50Milliseconds, "0.0"),
                Text(beside.P99Milliseconds, "0.0"),
                Text(ratio, "0.00"),
                Text(aim, "0.00"),
                Text(other, "0.00"),
                Text(flood, "N0"),
                Text(refused, "N0")
            );
        Write(table);
    }

    private static void Write(Table table)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
    }

    private static string Text(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
