using AccessLog.Tests.Probe;
using AccessLog.Tests.Probe.V1;
using Dapper;
using Npgsql;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace AccessLog.Tests;

/// <summary>A platform with a service for the tests beside its own services.</summary>
internal sealed class LogPlatform : IAsyncDisposable
{
    private static readonly Lazy<Task<LogPlatform>> SharedPlatform = new(StartAsync);

    private LogPlatform(TestPlatform platform) => Platform = platform;

    internal TestPlatform Platform { get; }

    /// <summary>For tests that do not alter data directly in the database.</summary>
    internal static Task<LogPlatform> SharedAsync() => SharedPlatform.Value;

    internal static async Task<LogPlatform> StartAsync() =>
        new(await TestPlatform.StartAsync(null, null, ProbeModule.Module));

    internal static CaseService.CaseServiceClient Cases(RegionalProvidersClient client) =>
        new(client.CallInvoker);

    internal static AccessLogService.AccessLogServiceClient Log(RegionalProvidersClient client) =>
        new(client.CallInvoker);

    /// <summary>Log lines about an object, as they are stored.</summary>
    internal async Task<IReadOnlyList<StoredLine>> LinesAsync(string objectId)
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return (
            await connection.QueryAsync<StoredLine>(
                "select * from probe.access_log where @objectId = any (object_ids) order by tenant, seq",
                new { objectId }
            )
        ).AsList();
    }

    internal async Task<int> TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return await connection.ExecuteAsync(sql);
    }

    internal async Task<IReadOnlyList<VerifyAccessLogResponse>> VerifyAsync(
        params ChainHead[] known
    )
    {
        // A new client, because one that signed in before the test moved the clock has an expired token.
        await using var administrator = RegionalProvidersClient.Connect(
            await Platform.People.NewProfileAsync(
                new CreateClientRequest { Kind = PrincipalKind.Operator }
            )
        );
        using var call = Log(administrator)
            .VerifyAccessLog(new VerifyAccessLogRequest { KnownHeads = { known } });
        var steps = new List<VerifyAccessLogResponse>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            steps.Add(call.ResponseStream.Current);
        return steps;
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}

internal sealed record StoredLine
{
    public string Tenant { get; init; } = "";
    public string Subject { get; init; } = "";
    public string PrincipalKind { get; init; } = "";
    public string[] Roles { get; init; } = [];
    public string ClientId { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string Method { get; init; } = "";
    public string DataClass { get; init; } = "";
    public string ObjectKind { get; init; } = "";
    public string[] ObjectIds { get; init; } = [];
    public string Owner { get; init; } = "";
    public string GrantId { get; init; } = "";
    public string GrantReason { get; init; } = "";
    public string TraceId { get; init; } = "";
    public long Seq { get; init; }
    public DateTime At { get; init; }
}
