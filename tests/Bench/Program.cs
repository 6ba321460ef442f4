using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Bench;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

// Each workload over gRPC, with sign-in, permission and policies on, beside the same statements sent straight to
// PostgreSQL as the app role with the same settings, in one run: the ratio tells what our side costs.
await using var platform = await TestPlatform.StartAsync(WithoutLimits);
await Volume.FillAsync(platform.SuperuserConnectionString);
var officer = await platform.People.CouncilAsync();
var councilId = await platform.People.CouncilIdAsync(TestPrincipals.Bristol);
var direct = new NpgsqlConnectionStringBuilder(platform.AppConnectionString("providers"))
{
    MaxAutoPrepare = 100,
};
await using var database = NpgsqlDataSource.Create(direct);
var results = new List<object>();

await MeasureAsync(
    "W1 get a setting by URN",
    () =>
        officer
            .Settings.GetSettingAsync(
                new GetSettingRequest { Registration = new RegistrationKey { Urn = Urn() } }
            )
            .ResponseAsync,
    Statements.GetByUrn,
    () => [new NpgsqlParameter<string> { TypedValue = Urn() }]
);
await MeasureAsync(
    "W2 first page of a region, 50 settings",
    () =>
        officer
            .Settings.SearchSettingsAsync(new SearchSettingsRequest { Regions = { "North West" } })
            .ResponseAsync,
    Statements.Page,
    () => [new NpgsqlParameter<string> { TypedValue = "North West" }]
);
await File.WriteAllTextAsync("bench.json", JsonSerializer.Serialize(results));
return 0;

// One client does here what hundreds do elsewhere; the limits are kept, but out of reach.
static void WithoutLimits(WebApplicationBuilder builder) =>
    builder.Configuration.AddInMemoryCollection(
        from party in new[] { "Tenant", "Client" }
        from budget in new[] { "Calls", "Expensive" }
        from number in new[] { "PerSecond", "Burst" }
        select new KeyValuePair<string, string?>($"Limits:{party}:{budget}:{number}", "1000000")
    );

static string Urn() =>
    (3_000_001 + Random.Shared.Next(Volume.Settings)).ToString(CultureInfo.InvariantCulture);

async Task MeasureAsync<T>(
    string name,
    Func<Task<T>> call,
    string sql,
    Func<NpgsqlParameter[]> parameters
)
{
    var limit = await Load.RunAsync(async _ =>
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Statements.Settings(councilId), new NpgsqlBatchCommand(sql) },
        };
        foreach (var parameter in parameters())
            batch.BatchCommands[1].Parameters.Add(parameter);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) { }
    });
    var grpc = await Load.RunAsync(_ => call());
    var ratio = grpc.PerSecond / limit.PerSecond;
    results.Add(
        new
        {
            name,
            grpc,
            limit,
            ratio,
        }
    );
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -42} gRPC {grpc.PerSecond, 8:0}/s p50 {grpc.P50Milliseconds:0.0} ms p99 {grpc.P99Milliseconds:0.0} ms | SQL alone {limit.PerSecond, 8:0}/s | ratio {ratio:0.00}"
        )
    );
}
