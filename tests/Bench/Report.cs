using System.Globalization;
using Spectre.Console;

namespace RegionalProviders.Bench;

/// <summary>One workload at one volume.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Settings">Rows in the register.</param>
/// <param name="Grpc">Over gRPC.</param>
/// <param name="Pgbench">The same statements alone.</param>
/// <param name="Ratio">Calls a second over gRPC to those of pgbench.</param>
/// <param name="Aim">The ratio that we hold ourselves to.</param>
/// <param name="HostPeakMegabytes">Most memory that the platform's process held so far, MiB.</param>
internal sealed record Result(
    string Workload,
    int Settings,
    Figures Grpc,
    Figures Pgbench,
    double Ratio,
    double Aim,
    int HostPeakMegabytes
);

/// <summary>The table that <c>make bench</c> ends with.</summary>
internal static class Report
{
    internal static void Print(IEnumerable<Result> results)
    {
        var table = new Table()
            .AddColumns("workload", "settings", "gRPC/s", "p50 ms", "p99 ms", "pgbench/s")
            .AddColumns("p50 ms", "p99 ms", "ratio", "aim", "host MiB");
        foreach (var (name, settings, grpc, alone, ratio, aim, memory) in results)
            table.AddRow(
                name,
                Text(settings, "N0"),
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
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
    }

    private static string Text(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
