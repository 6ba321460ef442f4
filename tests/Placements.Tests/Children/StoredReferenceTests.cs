using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Children;

/// <summary>What is really stored of child references, and how deleting and changing keys affects it.</summary>
public class StoredReferenceTests
{
    [Fact]
    public async Task Reference_OfAnAgreement_IsStoredNowhereInTheClear()
    {
        var scene = await Scene.SetAsync();
        var agreement = await scene.CreateAsync();
        var officer = await scene.OfficerAsync();
        await officer.Agreements.ListAgreementsAsync(
            new ListAgreementsRequest { ChildReference = agreement.ChildReference }
        );
        var council = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        await using var superuser = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        await using var app = new NpgsqlConnection(
            scene.Platform.AppConnectionString("placements")
        );
        await app.OpenAsync();
        await app.ExecuteAsync(
            """
            begin;
            select set_config('app.principal_kind', 'council', true), set_config('app.tenant_id', @council, true),
                set_config('app.coordinator_of', '', true), set_config('app.organisation_id', '', true),
                set_config('app.subject', 'tester', true), set_config('app.today', '2026-05-11', true)
            """,
            new { council }
        );
        var text = agreement.ChildReference;
        string[] forms =
        [
            text,
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='),
        ];

        var tables = await TablesAsync(superuser);
        Assert.Contains("placements.idempotency", tables);
        Assert.Contains("placements.outbox", tables);
        foreach (var table in tables)
        foreach (var connection in new[] { superuser, app })
            Assert.Equal(0, await RowsWithAsync(connection, table, forms));
        // Proves that the search works: it finds a value that is stored.
        Assert.Equal(1, await RowsWithAsync(superuser, "placements.agreement", [agreement.Id]));
        Assert.Equal(1, await RowsWithAsync(app, "placements.agreement", [agreement.Id]));
    }

    [Fact]
    public async Task Key_OfACouncilDeleted_MakesItsReferencesUnreadableForGood()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync(TestPrincipals.Somerset);
        var request = Scene.New();
        var first = await officer.Agreements.CreateAgreementAsync(request);
        var council = await scene.People.CouncilIdAsync(TestPrincipals.Somerset);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var code = await CouncilKeyCommands.Command.RunAsync(
            ["council-keys", "delete", council],
            scene.Platform.Services,
            output,
            CancellationToken.None
        );

        Assert.Equal(0, code);
        Assert.Empty(await ReferenceAsync(first.Id));
        Assert.Empty(await FindAsync());
        // A new key takes its place: what the old one encrypted stays lost, and costs stay readable.
        request.RequestId = Guid.NewGuid().ToString();
        var second = await officer.Agreements.CreateAgreementAsync(request);
        Assert.Empty(await ReferenceAsync(first.Id));
        Assert.Equal(request.Agreement.ChildReference, await ReferenceAsync(second.Id));
        Assert.Equal([second.Id], await FindAsync());

        async Task<string> ReferenceAsync(string id) =>
            (await officer.Agreements.GetAgreementAsync(new() { Id = id }))
                .Agreement
                .ChildReference;

        async Task<IEnumerable<string>> FindAsync() =>
            (
                await officer.Agreements.ListAgreementsAsync(
                    new() { ChildReference = request.Agreement.ChildReference }
                )
            ).Agreements.Select(each => each.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_OfACouncilUnderAHold_IsDeletedOnlyOnceItIsReleased(bool onEverything)
    {
        var scene = await Scene.OwnAsync();
        await using var platform = scene.Platform;
        var agreement = await scene.CreateAsync();
        var approver = await scene.ApproverAsync();
        var hold = await approver.Retention.PlaceLegalHoldAsync(
            new()
            {
                Kind = onEverything ? RetainedKind.Unspecified : RetainedKind.Agreement,
                ItemId = onEverything ? "" : agreement.Id,
                Reason = "Inquiry",
            }
        );
        var kent = await scene.People.CouncilAsync(TestPrincipals.Kent, Role.SeniorApprover);
        await kent.Retention.PlaceLegalHoldAsync(new() { Reason = "Of another council" });
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(1, await DeleteAsync());
        Assert.Contains("legal hold", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(agreement.ChildReference, (await scene.GetAsync(agreement.Id)).ChildReference);
        await approver.Retention.ReleaseLegalHoldAsync(
            new() { Id = hold.Hold.Id, Reason = "Closed" }
        );

        Assert.Equal(0, await DeleteAsync());
        Assert.Empty((await scene.GetAsync(agreement.Id)).ChildReference);

        async Task<int> DeleteAsync() =>
            await CouncilKeyCommands.Command.RunAsync(
                [
                    "council-keys",
                    "delete",
                    await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
                ],
                platform.Services,
                output,
                CancellationToken.None
            ) ?? -1;
    }

    [Fact]
    public async Task Keys_WrappedAnew_AreOpenedWithTheNewKeyAlone()
    {
        var scene = await Scene.OwnAsync();
        await using var platform = scene.Platform;
        var agreement = await scene.CreateAsync();
        var database = platform.Services.GetRequiredService<PlacementsDatabase>();
        var current = platform
            .Services.GetRequiredService<IOptions<PlacementsOptions>>()
            .Value.KeyEncryptionKey;
        var next = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var onlyNext = With(next);
        var council = new Principal(
            Common.V1.PrincipalKind.Council,
            "tester",
            Guid.Parse(await scene.People.CouncilIdAsync(TestPrincipals.Bristol)),
            [],
            null,
            []
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(onlyNext));

        await using var services = new ServiceCollection()
            .AddSingleton(database)
            .AddSingleton(With(next, current))
            .BuildServiceProvider();
        using var output = new StringWriter();

        var code = await CouncilKeyCommands.Command.RunAsync(
            ["council-keys", "rewrap"],
            services,
            output,
            CancellationToken.None
        );

        Assert.Equal(0, code);
        Assert.StartsWith("keys of councils: 1 ", output.ToString(), StringComparison.Ordinal);
        var opened = await OpenAsync(onlyNext);
        await using var superuser = new NpgsqlConnection(platform.SuperuserConnectionString);
        var id = Guid.Parse(agreement.Id);
        var encrypted = await superuser.QuerySingleAsync<byte[]>(
            "select child_reference from placements.agreement where id = @id",
            new { id }
        );
        Assert.Equal(agreement.ChildReference, opened!.Decrypt(id, encrypted));

        Task<CouncilReferences?> OpenAsync(ChildReferences references) =>
            database.InTransactionAsync(
                council,
                references.ForReadingAsync,
                CancellationToken.None
            );
    }

    private static ChildReferences With(string key, params string[] previous) =>
        new(
            Options.Create(
                new PlacementsOptions
                {
                    KeyEncryptionKey = key,
                    PreviousKeyEncryptionKeys = previous,
                }
            )
        );

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection superuser) =>
        [
            .. await superuser.QueryAsync<string>(
                """
                select format('%s.%s', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'placements' and c.relkind in ('r', 'p')
                """
            ),
        ];

    /// <summary>Number of rows with one of the texts in any column; 0 if the role may not read the table.</summary>
    private static async Task<long> RowsWithAsync(
        NpgsqlConnection connection,
        string table,
        string[] texts
    )
    {
        var mayRead = await connection.ExecuteScalarAsync<bool>(
            "select has_table_privilege(@table, 'select')",
            new { table }
        );
        return mayRead
            ? await connection.ExecuteScalarAsync<long>(
                $"select count(*) from {table} t where exists (select from unnest(@texts) x where strpos(to_jsonb(t)::text, x) > 0)",
                new { texts }
            )
            : 0;
    }
}
