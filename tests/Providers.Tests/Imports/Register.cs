using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>An empty register for one test, on real PostgreSQL, and a coordinator who imports into it.</summary>
internal sealed class Register : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlDataSource app;

    private readonly RegionalProviders.Uploads.FileTurns turns = new();

    private Register(TestDatabase database, NpgsqlDataSource app, TestClock clock)
    {
        this.database = database;
        this.app = app;
        Clock = clock;
        Database = new ProvidersDatabase(app, clock);
        Uploads = new RegionalProviders.Providers.Imports.ListUploads(
            Database,
            Options.Create(new RegionalProviders.Providers.Imports.ImportOptions())
        );
        Service = new RegionalProviders.Providers.Imports.ImportGrpcService(
            Database,
            Uploads,
            new RegionalProviders.Providers.Imports.UploadImporter(
                Database,
                Uploads,
                turns,
                Options.Create(new RegionalProviders.Providers.Imports.ImportOptions())
            ),
            Options.Create(new RegionalProviders.Providers.Imports.ImportOptions())
        );
    }

    public ProvidersDatabase Database { get; }

    public string Superuser => database.ConnectionString;

    public RegionalProviders.Providers.Imports.ListUploads Uploads { get; }

    public RegionalProviders.Providers.Imports.ImportGrpcService Service { get; }

    public TestClock Clock { get; }

    public static Principal Coordinator { get; } = Someone("coordinator");

    /// <summary>May confirm that registrations have left a list.</summary>
    public static Principal Operator { get; } =
        new(PrincipalKind.Operator, "operator", null, [], null, [Role.Operator]);

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
        var store = await MigratedDatabase.CreateAsync([ProvidersModule.Module]);
        var login = new NpgsqlConnectionStringBuilder(store.ConnectionString)
        {
            Username = ProvidersModule.Schema.AppRole,
            Password = MigratedDatabase.Password(ProvidersModule.Schema.AppRole),
        };
        return new Register(
            store,
            NpgsqlDataSource.Create(login.ConnectionString),
            new TestClock()
        );
    }

    /// <summary>Imports a file as one upload.</summary>
    public async Task<ImportReport> ImportAsync(
        byte[] file,
        DateOnly? asAt = null,
        ListKind kind = ListKind.Unspecified,
        string fileName = "list.csv",
        int withdrawMissing = 0
    )
    {
        var messages = UploadMessages.Of(file, Guid.NewGuid(), asAt, kind, fileName).ToList();
        messages[0].Header.WithdrawMissing = withdrawMissing;
        var response = await Service.UploadList(
            new Messages(messages),
            new DirectCall(withdrawMissing > 0 ? Operator : Coordinator)
        );
        return response.Report;
    }

    /// <summary>Imports a list given as text.</summary>
    public Task<ImportReport> ImportAsync(
        string csv,
        DateOnly? asAt = null,
        ListKind kind = ListKind.Unspecified,
        int withdrawMissing = 0
    ) => ImportAsync(Encoding.UTF8.GetBytes(csv), asAt, kind, withdrawMissing: withdrawMissing);

    /// <summary>Rows as they are stored, bypassing all policies.</summary>
    public async Task<IReadOnlyList<T>> StoredAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    /// <summary>The single value that a query returns.</summary>
    public async Task<T> OneAsync<T>(string sql, object? parameters = null) =>
        (await StoredAsync<T>(sql, parameters)).Single();

    /// <summary>Holds the lock under which a regulator's lists are imported, until disposed.</summary>
    public async Task<NpgsqlConnection> HoldImportLockAsync(Regulator regulator)
    {
        // Not pooled: a session lock must end with the connection.
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            "select pg_advisory_lock(hashtextextended(@name, 0))",
            new { name = $"providers.import.{regulator}" }
        );
        return connection;
    }

    /// <summary>Locks an upload until disposed, so that its import starts but cannot continue.</summary>
    public async Task<NpgsqlConnection> HoldUploadAsync(Guid id)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            "begin; select from providers.upload where id = @id for update",
            new { id }
        );
        return connection;
    }

    /// <summary>Waits until a connection waits for a lock of this type.</summary>
    public Task WaitForLockAsync(string type = "advisory") =>
        Eventually.BecomesAsync(
            () =>
                OneAsync<int>(
                    "select count(*) from pg_locks where locktype = @type and not granted",
                    new { type }
                ),
            waiting => waiting > 0
        );

    /// <summary>Runs the clean-up of uploads once.</summary>
    public async Task<int> CleanUploadsAsync()
    {
        using var cleaner = new RegionalProviders.Providers.Imports.UploadCleanUpJob(
            Database,
            Options.Create(new RegionalProviders.Providers.Imports.ImportOptions()),
            NullLogger<RegionalProviders.Providers.Imports.UploadCleanUpJob>.Instance
        );
        return await cleaner.RunOnceAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        turns.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
