using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Hosting;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;
using RegionalProviders.Tenancy;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>An empty register of one test, on real PostgreSQL, and a coordinator who imports into it.</summary>
internal sealed class Register : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlDataSource app;

    private Register(TestDatabase database, NpgsqlDataSource app, TestClock clock)
    {
        this.database = database;
        this.app = app;
        Clock = clock;
        Database = new ProvidersDatabase(app, clock);
        Uploads = new RegionalProviders.Providers.Imports.Uploads(Database);
        Service = new RegionalProviders.Providers.Imports.ImportGrpcService(
            Database,
            Uploads,
            new RegionalProviders.Providers.Imports.UploadImporter(Database, Uploads),
            Options.Create(new RegionalProviders.Providers.Imports.ImportOptions())
        );
    }

    public ProvidersDatabase Database { get; }

    public RegionalProviders.Providers.Imports.Uploads Uploads { get; }

    public RegionalProviders.Providers.Imports.ImportGrpcService Service { get; }

    public TestClock Clock { get; }

    public static Principal Coordinator { get; } = Someone("coordinator");

    public static Principal Someone(string subject) =>
        new(
            PrincipalKind.Coordinator,
            subject,
            null,
            [Guid.Parse("0190a000-0000-7000-8000-000000000001")],
            null,
            [Role.Coordinator]
        );

    public static async Task<Register> StartAsync()
    {
        var database = await TestDatabase.CloneAsync("providers", PrepareAsync);
        var strings = await ProvisionAsync(database);
        return new Register(
            database,
            NpgsqlDataSource.Create(strings["ConnectionStrings:providers"]!),
            new TestClock()
        );
    }

    /// <summary>Imports a file as one upload.</summary>
    public async Task<ImportReport> ImportAsync(
        byte[] file,
        DateOnly? asAt = null,
        ListKind kind = ListKind.Unspecified,
        string fileName = "list.csv"
    )
    {
        var response = await Service.UploadList(
            new Messages(UploadMessages.Of(file, Guid.NewGuid(), asAt, kind, fileName)),
            new Call(Coordinator)
        );
        return response.Report;
    }

    /// <summary>Imports a list given as text.</summary>
    public Task<ImportReport> ImportAsync(string csv, DateOnly? asAt = null, ListKind kind = ListKind.Unspecified) =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), asAt, kind);

    /// <summary>Rows as they are really stored, past all policies.</summary>
    public async Task<IReadOnlyList<T>> StoredAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    /// <summary>The one value that a query finds.</summary>
    public async Task<T> OneAsync<T>(string sql, object? parameters = null) =>
        (await StoredAsync<T>(sql, parameters)).Single();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static Task<Dictionary<string, string?>> ProvisionAsync(TestDatabase database) =>
        Provisioning.ProvisionAsync(
            database.ConnectionString,
            [ProvidersModule.Module],
            role => $"test-{role}",
            CancellationToken.None
        );

    private static async Task PrepareAsync(TestDatabase template)
    {
        var strings = await ProvisionAsync(template);
        await using var owner = NpgsqlDataSource.Create(strings["ConnectionStrings:providers-owner"]!);
        await new MigrationRunner(TimeProvider.System).ApplyAsync(
            ProvidersModule.Schema,
            owner,
            CancellationToken.None
        );
    }
}
