using System.Globalization;
using System.Text.Json;
using RegionalProviders.Bench;
using Spectre.Console;

// Each workload over gRPC, with sign-in, permission and policies on, beside the same statements sent by pgbench as the
// same role, in one run: the ratio tells what our side costs. Then the same with ten times the rows.
var seconds = int.Parse(
    Environment.GetEnvironmentVariable("SECONDS_EACH") ?? "10",
    CultureInfo.InvariantCulture
);
var volumes = (Environment.GetEnvironmentVariable("VOLUMES") ?? "20000,200000")
    .Split(',')
    .Select(each => int.Parse(each, CultureInfo.InvariantCulture));
var only = Environment.GetEnvironmentVariable("WORKLOAD") ?? "";
await using var host = await HostProcess.StartAsync(assembly: args[0]);
var member = await Member.SignUpAsync(host);
var folder = Directory.CreateTempSubdirectory("rp-bench-tools-");
var database = host.Configured("ConnectionStrings:providers");
var load = new H2Load(host.Endpoints, folder.FullName);
var limit = new PgBench(database, folder.FullName);
var principal = member.Principal;
var results = new List<Result>();

foreach (var settings in volumes)
{
    await AnsiConsole
        .Status()
        .StartAsync(
            $"Filling the register up to {settings:N0} settings",
            _ => Volume.FillAsync(host.Configured("ConnectionStrings:providers-owner"), settings)
        );
    foreach (
        var workload in Workload
            .Register(settings)
            .Where(each => each.Name.StartsWith(only, StringComparison.Ordinal))
    )
    {
        var alone = await limit.RunAsync(Workload.SettingsOf(principal), workload, seconds);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{workload.Name}: pgbench {alone.PerSecond:0}/s …"
        );
        var grpc = await load.RunAsync(workload, await member.TokenAsync(), seconds);
        results.Add(
            new Result(
                workload.Name,
                settings,
                grpc,
                alone,
                grpc.PerSecond / alone.PerSecond,
                workload.Aim,
                host.PeakMegabytes()
            )
        );
    }
}

folder.Delete(recursive: true);
Report.Print(results);
await File.WriteAllTextAsync(
    "bench.json",
    JsonSerializer.Serialize(
        new
        {
            measuredAt = DateTimeOffset.UtcNow,
            cores = Environment.ProcessorCount,
            results,
        },
        JsonSerializerOptions.Web
    )
);
return 0;
