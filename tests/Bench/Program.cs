using System.Globalization;
using System.Text.Json;
using Npgsql;
using RegionalProviders.Bench;
using RegionalProviders.Reference;
using Spectre.Console;

// Each workload over gRPC, with sign-in, permissions and policies on, next to the same statements sent by pgbench as the
// same role, in one run: the ratio shows what our code costs. Then the same with ten times the rows; then streams of
// rows next to a bare COPY.
var seconds = Number("SECONDS_EACH", "10");
var volumes = Set("VOLUMES", "20000,200000")
    .Split(',')
    .Select(each => int.Parse(each, CultureInfo.InvariantCulture));
var only = Set("WORKLOAD", "");
await using var host = await HostProcess.StartAsync(assembly: args[0]);
var member = await Member.SignUpAsync(host);
var folder = Directory.CreateTempSubdirectory("rp-bench-tools-");
var load = new H2Load(host.Endpoints, folder.FullName);
var results = new List<Result>();
var rows = new List<RowsResult>();
var watches = new List<WatchResult>();
var neighbours = new List<NeighbourResult>();

if (IsAsked("W1") || IsAsked("W2"))
    foreach (var settings in volumes)
    {
        await ShowAsync(
            $"Filling the register up to {settings:N0} settings",
            () => Volume.FillAsync(host.Configured("ConnectionStrings:providers-owner"), settings)
        );
        foreach (
            var workload in Workload
                .Register(settings)
                .Where(each => each.Name.StartsWith(only, StringComparison.Ordinal))
        )
            await MeasureAsync(workload, "providers", settings);
    }

await using var owner = await Volume.OwnerAsync(
    host.Configured("ConnectionStrings:placements-owner")
);
if (IsAsked("W5"))
{
    var once = Number("ROWS", "50000");
    await using var region = await ReturningRegion.FoundAsync(host, councils: 20);
    await RowLoads.FillRegisterAsync(owner);
    var streams = new RowLoads(host, region, owner);
    await ShowAsync(
        $"Streaming {once:N0} rows",
        async () => rows.Add(await streams.OneStreamAsync(once))
    );
    await ShowAsync(
        $"Streaming {once / 10:N0} rows of each of 20 councils",
        async () => rows.Add(await streams.AllAtOnceAsync(once / 10))
    );
}

if (IsAsked("W3"))
{
    var placements = Number("PLACEMENTS", "1000000");
    await ShowAsync(
        $"Filling {placements:N0} placements",
        () => PlacementVolume.FillAsync(owner, member, placements)
    );
    await MeasureAsync(Workload.LivePlacements(), "placements", placements);
}

if (IsAsked("W4") || IsAsked("W6"))
{
    await using var notices = await Volume.OwnerAsync(
        host.Configured("ConnectionStrings:notifications-owner")
    );
    if (IsAsked("W4"))
        await RaiseAsync(notices);
    if (IsAsked("W6"))
        await WatchAsync(notices);
}

if (IsAsked("W7"))
    await FloodAsync();

folder.Delete(recursive: true);
Report.Print(results);
Report.Print(rows);
Report.Print(watches);
Report.Print(neighbours);
await File.WriteAllTextAsync(
    "bench.json",
    JsonSerializer.Serialize(
        new
        {
            measuredAt = DateTimeOffset.UtcNow,
            cores = Environment.ProcessorCount,
            results,
            rows,
            watches,
            neighbours,
        },
        JsonSerializerOptions.Web
    )
);
return 0;

async Task MeasureAsync(Workload workload, string service, int volume)
{
    var database = host.Configured($"ConnectionStrings:{service}");
    var limit = new PgBench(database, folder.FullName);
    var alone = await limit.RunAsync(Workload.SettingsOf(member.Principal), workload, seconds);
    AnsiConsole.MarkupLineInterpolated(
        CultureInfo.InvariantCulture,
        $"{workload.Name}: pgbench {alone.PerSecond:0}/s …"
    );
    var grpc = await load.RunAsync(workload, await member.TokenAsync(), seconds);
    var ratio = grpc.PerSecond / alone.PerSecond;
    results.Add(new(workload.Name, volume, grpc, alone, ratio, workload.Aim, host.PeakMegabytes()));
}

async Task RaiseAsync(NpgsqlConnection notices)
{
    await using var region = await WarnedRegion.FoundAsync(host, notices, councils: 12);
    var raiser = region.Councils[0].System;
    var database = new PgBench(host.Configured("ConnectionStrings:notifications"), folder.FullName);
    Figures? alone = null;
    await ShowAsync(
        "Writing notices by pgbench",
        async () =>
        {
            alone = await RaisedRows.RunAsync(database, raiser.Principal, region, seconds);
            await region.CirculatedAsync();
        }
    );
    await ShowAsync(
        "Raising notices",
        async () =>
        {
            var grpc = await new Raising(host, region, await raiser.TokenAsync()).RunAsync(seconds);
            results.Add(
                new(
                    "W4 raise a notice",
                    0,
                    grpc,
                    alone!,
                    grpc.PerSecond / alone!.PerSecond,
                    RaisedRows.Aim,
                    host.PeakMegabytes()
                )
            );
            await region.CirculatedAsync();
        }
    );
}

async Task WatchAsync(NpgsqlConnection notices)
{
    await using var region = await WarnedRegion.FoundAsync(
        host,
        notices,
        CouncilDirectory.England.Count
    );
    await ShowAsync(
        $"Watching as {region.Councils.Count} councils",
        async () =>
            watches.Add(await new Watching(host, region).MeasureAsync(Number("BURST", "1000")))
    );
}

// In a platform of its own, with the limits as they are shipped.
async Task FloodAsync()
{
    var settings = Number("FLOODED", "20000");
    await using var limited = await HostProcess.StartAsync(args[0], shippedLimits: true);
    await using var region = await RegionalProviders.Bench.Region.FoundAsync(
        limited,
        "Bench neighbours",
        councils: 2
    );
    await Volume.FillAsync(limited.Configured("ConnectionStrings:providers-owner"), settings);
    await ShowAsync(
        "Flooding beside a council that reads",
        async () =>
            neighbours.Add(await new Neighbours(limited, region, settings).MeasureAsync(seconds))
    );
}

bool IsAsked(string workload) =>
    workload.StartsWith(only[..Math.Min(2, only.Length)], StringComparison.Ordinal);

static Task ShowAsync(string doing, Func<Task> work) =>
    AnsiConsole.Status().StartAsync(doing, _ => work());

static string Set(string variable, string otherwise) =>
    Environment.GetEnvironmentVariable(variable) ?? otherwise;

static int Number(string variable, string otherwise) =>
    int.Parse(Set(variable, otherwise), CultureInfo.InvariantCulture);
