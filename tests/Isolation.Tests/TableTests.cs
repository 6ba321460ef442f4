using Dapper;
using Npgsql;

namespace Isolation.Tests;

/// <summary>
/// Tenant isolation, table by table. New tables are discovered automatically and must be added to one of the lists.
/// </summary>
[Collection("isolation")]
public sealed partial class TableTests
{
    // Names and checksums of migrations: the same for everybody, and read before anybody signs in.
    private const string Bookkeeping = "schema_version";

    public static TheoryData<string> OwnedTables => [.. Owned.Keys];

    public static TheoryData<string> Services => [.. Catalogue.Services];

    [Fact]
    public async Task Tables_OfEveryService_ArePlacedInOneOfTheLists()
    {
        var tables = (await Catalogue.TablesAsync())
            .Where(table => !table.IsPartition && table.Name != Bookkeeping)
            .Select(table => table.FullName)
            .Order(StringComparer.Ordinal);

        Assert.Equal(Owned.Keys.Concat(SharedByAll.Keys).Order(StringComparer.Ordinal), tables);
    }

    [Fact]
    public async Task Tables_OfEveryService_HaveForcedRowLevelSecurityAPolicyAndTheGuard()
    {
        var tables = await Catalogue.TablesAsync();

        Assert.All(
            tables.Where(table => table is { IsPartition: false, Name: not Bookkeeping }),
            table =>
                Assert.True(
                    table is { Enabled: true, Forced: true, Policies: > 0, Guards: 1 },
                    $"{table.FullName}: enabled {table.Enabled}, forced {table.Forced}, policies {table.Policies}, guards {table.Guards}"
                )
        );
        Assert.All(
            tables.Where(table => table.IsPartition),
            table =>
                Assert.True(
                    table is { Enabled: true, Forced: true, IsReached: false },
                    table.FullName
                )
        );
    }

    [Fact]
    public async Task Read_WithoutAPrincipal_IsAnErrorInEveryTableEvenAnEmptyOne()
    {
        foreach (
            var table in (await Catalogue.TablesAsync()).Where(table =>
                table is { IsRead: true, Name: not Bookkeeping }
            )
        )
        {
            await using var app = await Catalogue.OpenAsAsync(table.Schema, null);

            var failure = await Record.ExceptionAsync(() =>
                app.ExecuteScalarAsync<long>($"select count(*) from {table.FullName}")
            );

            Assert.True(
                failure is PostgresException { SqlState: "RP001" },
                $"{table.FullName}: {failure?.Message ?? "an answer"}"
            );
        }
    }

    [Theory, MemberData(nameof(OwnedTables))]
    public async Task Rows_OfOneTenant_AreOutOfReachOfEveryOther(string name)
    {
        var world = await World.SharedAsync();
        await FillAsync(world);
        var service = name.Split('.')[0];
        var parameters = new { council = world.Council, consortium = world.Consortium };
        var rows = await Catalogue.QueryAsync<string>(
            $"select to_jsonb(t)::text from {name} t where {Owned[name]} limit 50",
            parameters
        );
        // Without any rows the test would prove nothing.
        Assert.NotEmpty(rows);

        foreach (var stranger in await StrangersAsync(world, name))
        {
            await using var app = await Catalogue.OpenAsAsync(service, stranger);
            Assert.Equal(
                0,
                await TouchedAsync(app, $"select 1 from {name} where {Owned[name]}", parameters)
            );
            Assert.Equal(
                0,
                await TouchedAsync(app, $"delete from {name} where {Owned[name]}", parameters)
            );
            foreach (var column in await ColumnsAsync(name))
                Assert.Equal(
                    0,
                    await TouchedAsync(
                        app,
                        $"update {name} set {column} = {column} where {Owned[name]}",
                        parameters
                    )
                );
            if (WrittenByAll.Contains(name) || stranger.Subject == "insider")
                continue;
            Assert.Equal(
                0,
                await TouchedAsync(
                    app,
                    $"insert into {name} select * from jsonb_populate_record(null::{name}, @row::jsonb)",
                    new { row = rows[0] }
                )
            );
        }
    }

    private static async Task<IReadOnlyList<Identity>> StrangersAsync(World world, string name)
    {
        var people = world.Platform.People;
        var leeds = await people.CouncilIdAsync(RegionalProviders.Testing.TestPrincipals.Leeds);
        var former = await people.CouncilIdAsync(Callers.FormerGss);
        List<Identity> strangers =
        [
            new("council", leeds),
            new("council", former),
            new("coordinator", CoordinatorOf: await people.OthersAsync()),
            new("provider", Organisation: Guid.NewGuid().ToString()),
        ];
        // The operator may see clients, consortia, its own log chain and the numbers of placements, but no other data that
        // has an owner.
        if (
            name
            is not (
                "identity.client"
                or "identity.council_domain"
                or "identity.consortium"
                or "identity.council_setup"
                or "identity.membership"
                or "identity.token_issuer"
                or "notifications.access_log"
                or "placements.access_log"
                or "placements.position"
                or "providers.access_log"
            )
        )
            strangers.Add(new("operator"));
        return strangers;
    }

    /// <summary>Number of rows that a statement reaches; 0 if the role may not even run it.</summary>
    private static async Task<int> TouchedAsync(NpgsqlConnection app, string sql, object parameters)
    {
        await app.ExecuteAsync("savepoint s");
        try
        {
            return sql.StartsWith("select", StringComparison.Ordinal)
                ? (await app.QueryAsync<int>(sql, parameters)).Count()
                : await app.ExecuteAsync(sql, parameters);
        }
        catch (PostgresException refused)
            when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
        finally
        {
            await app.ExecuteAsync("rollback to s");
        }
    }

    private static Task<IReadOnlyList<string>> ColumnsAsync(string name) =>
        Catalogue.QueryAsync<string>(
            "select quote_ident(attname) from pg_attribute where attrelid = @name::regclass and attnum > 0 and not attisdropped and attidentity = ''",
            new { name }
        );

    /// <summary>Inserts rows, as a superuser, into tables that the suite's calls leave empty.</summary>
    private static async Task FillAsync(World world)
    {
        await Catalogue.QueryAsync<int>(
            """
            insert into identity.inbox values ('isolation', '00000000-0000-0000-0000-000000000001', now()) on conflict do nothing;
            insert into notifications.inbox values ('isolation', '00000000-0000-0000-0000-000000000001', now()) on conflict do nothing;
            insert into notifications.idempotency values ('insider', 'isolation', '00000000-0000-0000-0000-000000000001', '', '', now()) on conflict do nothing;
            insert into notifications.outbox (message_id, aggregate, type, payload, created_at, failed_at, error)
                values ('00000000-0000-0000-0000-000000000001', 'isolation', 'isolation', '{}', now(), now(), 'isolation') on conflict do nothing;
            insert into placements.inbox values ('isolation', '00000000-0000-0000-0000-000000000001', now()) on conflict do nothing;
            insert into providers.inbox values ('isolation', '00000000-0000-0000-0000-000000000001', now()) on conflict do nothing;
            insert into identity.outbox (message_id, aggregate, type, payload, created_at, failed_at, error)
                values ('00000000-0000-0000-0000-000000000001', 'isolation', 'isolation', '{}', now(), now(), 'isolation') on conflict do nothing;
            insert into placements.outbox (message_id, aggregate, type, payload, created_at, failed_at, error)
                values ('00000000-0000-0000-0000-000000000001', 'isolation', 'isolation', '{}', now(), now(), 'isolation') on conflict do nothing;
            insert into providers.outbox (message_id, aggregate, type, payload, created_at, failed_at, error)
                values ('00000000-0000-0000-0000-000000000001', 'isolation', 'isolation', '{}', now(), now(), 'isolation') on conflict do nothing;
            insert into identity.idempotency values ('insider', 'isolation', '00000000-0000-0000-0000-000000000001', '', '', now()) on conflict do nothing;
            insert into placements.idempotency values ('insider', 'isolation', '00000000-0000-0000-0000-000000000001', '', '', now()) on conflict do nothing;
            insert into placements.position_due values ('2099-01-01', @council::uuid, '00000000-0000-0000-0000-000000000001') on conflict do nothing;
            insert into providers.idempotency values ('insider', 'isolation', '00000000-0000-0000-0000-000000000001', '', '', now()) on conflict do nothing;
            insert into identity.client_assertion
                select client_id, 'isolation', now() from identity.client limit 1 on conflict do nothing;
            insert into identity.sign_in_address values ('isolation', 1, now()) on conflict do nothing;
            insert into identity.sign_in_session
                select '00000000-0000-0000-0000-000000000001', id, security_stamp, true, '{}', now(), now(), now()
                from identity.user_account limit 1 on conflict do nothing;
            insert into identity.known_device
                select '00000000-0000-0000-0000-000000000001', id, security_stamp, 0, now()
                from identity.user_account limit 1 on conflict do nothing;
            insert into identity.user_passkey
                select 'isolation', id, '{}' from identity.user_account where council_id = @council::uuid limit 1
                on conflict do nothing;
            insert into identity.data_protection_key
                values ('00000000-0000-0000-0000-000000000001', '<revocation />', now()) on conflict do nothing;
            insert into identity.token_grant
                select '00000000-0000-0000-0000-000000000001', c.client_id, u.id, gen_random_uuid(), u.security_stamp::text,
                    '{}', '{}', now(), now(), now(), 'valid'
                from identity.user_account u, identity.client c limit 1 on conflict do nothing;
            insert into identity.token (id, grant_id, client_id, user_id, type, created_at, expires_at, status, concurrency_token)
                select id, id, client_id, user_id, 'urn:ietf:params:oauth:token-type:refresh_token', now(), now(), 'valid', ''
                from identity.token_grant where id = '00000000-0000-0000-0000-000000000001' on conflict do nothing;
            insert into providers.compliance_policy
                (id, consortium_id, council_id, council_only, service_type, document_types, review_months, valid_from, set_at)
                values ('00000000-0000-0000-0000-000000000001', @consortium::uuid, @council::uuid, true, 'SupportedAccommodationSingle',
                    '{staffing_list}', 12, '2000-01-01', now()) on conflict do nothing;
            """,
            new { consortium = world.Consortium, council = world.Council }
        );
        foreach (var service in Catalogue.Services)
            await Catalogue.QueryAsync<int>(
                $"""
                do $$
                declare
                    line {service}.access_log;
                begin
                    foreach line.tenant in array array['operator', 'council:{world.Council}'] loop
                        continue when exists (select from {service}.access_log l where l.tenant = line.tenant);
                        line.at := now();
                        line.subject := ''; line.principal_kind := ''; line.roles := array[]::text[]; line.client_id := '';
                        line.purpose := ''; line.method := ''; line.data_class := ''; line.object_kind := '';
                        line.object_ids := array[]::text[]; line.owner := ''; line.grant_id := '';
                        line.grant_reason := ''; line.trace_id := '';
                        perform {service}.append_access_log(line);
                    end loop;
                end $$
                """
            );
    }
}
