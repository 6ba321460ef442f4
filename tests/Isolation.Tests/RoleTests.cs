using Dapper;
using Npgsql;

namespace Isolation.Tests;

/// <summary>What else the role that a service runs as can do.</summary>
[Collection("isolation")]
public sealed class RoleTests
{
    /// <summary>Functions that run with the owner's rights (security definer), and why the app role may call them.</summary>
    private static readonly Dictionary<string, string> WithOwnersRights = new()
    {
        ["unfinished_uploads"] =
            "counts what the caller's own council has begun, whoever of it sends it",
        ["remove_idle_uploads"] =
            "removes what the caller's own council has begun and nobody sends, whoever of it began it",
        ["my_consortia"] =
            "a policy on membership cannot itself look into membership; answers with the caller's own",
        ["settings_named"] =
            "finds names by an index that policies would keep from being used; asks for a principal",
        ["organisations_named"] =
            "finds names by an index that policies would keep from being used; asks for a principal",
        ["is_address_of_another"] =
            "an address at a council's domain is that council's alone, and a council does not see others' domains; answers yes or no",
        ["regional_placements"] =
            "placements of accepted returns without anything of the child, for the platform alone, before it publishes",
        ["notice_outcomes"] =
            "what members did about a notice is their own; numbers only, for those who may see the notice",
        ["overdue_acknowledgements"] =
            "a coordinator sees no council's work; answers who has not acknowledged what in time, in its consortia",
        ["is_in_consortium"] =
            "memberships of other consortia are not the caller's to read; answers yes or no",
        ["affected_councils"] =
            "where councils have children placed is their own; a number only, for those who are to act on the draft",
        ["decides_alone"] =
            "where councils have children placed is their own; yes or no, for a coordinator who sees the draft",
        ["cover_drafts"] =
            "a notice may cover a draft that its issuer does not see; nothing of the draft leaves it",
        ["reopen_drafts"] =
            "a retraction may open a draft that the issuer does not see; nothing of the draft leaves it",
        ["write_access_log"] = "the only way to add a line; takes who it is from the transaction",
        ["make_access_log_partitions"] = "makes partitions of the months just ahead, no others",
    };

    public static TheoryData<string> Services => [.. Catalogue.Services];

    [Theory, MemberData(nameof(Services))]
    public async Task AppRole_Always_IsBoundByPolicies(string service)
    {
        var role = Assert.Single(
            await Catalogue.QueryAsync<(bool, bool, bool, bool, bool, bool)>(
                "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit from pg_roles where rolname = @role",
                new { role = App(service) }
            )
        );

        Assert.Equal((false, false, false, false, false, false), role);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task AppRole_Always_IsAMemberOfNoRoleAndOwnsNothing(string service)
    {
        Assert.Empty(
            await Catalogue.QueryAsync<string>(
                "select roleid::regrole::text from pg_auth_members where member = @role::regrole",
                new { role = App(service) }
            )
        );
        Assert.Empty(
            await Catalogue.QueryAsync<string>(
                """
                select pg_describe_object(classid, objid, objsubid) from pg_shdepend
                where refclassid = 'pg_authid'::regclass and refobjid = @role::regrole and deptype = 'o'
                """,
                new { role = App(service) }
            )
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task AppRole_InSchemas_UsesItsOwnAndCreatesInNone(string service)
    {
        var schemas = await Catalogue.QueryAsync<(string Name, bool Usage, bool Create)>(
            """
            select nspname, has_schema_privilege(@role, oid, 'usage'), has_schema_privilege(@role, oid, 'create')
            from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema'
            """,
            new { role = App(service) }
        );

        Assert.DoesNotContain(schemas, schema => schema.Create);
        Assert.Equal(
            ["public", service],
            schemas
                .Where(schema => schema.Usage)
                .Select(schema => schema.Name)
                .OrderBy(name => name == service)
        );
        // The schema public contains only the functions of extensions.
        Assert.Empty(
            await Catalogue.QueryAsync<string>(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')"
            )
        );
    }

    [Fact]
    public async Task AppRole_InTheDatabase_MayNotCreate()
    {
        foreach (var service in Catalogue.Services)
            Assert.Equal(
                [false],
                await Catalogue.QueryAsync<bool>(
                    "select has_database_privilege(@role, current_database(), 'create')",
                    new { role = App(service) }
                )
            );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task AppRole_InTablesOfItsSchema_HasNoPowerOverThem(string service) =>
        Assert.Empty(
            await Catalogue.QueryAsync<string>(
                """
                select c.relname from pg_class c
                where c.relnamespace = @service::regnamespace and c.relkind in ('r', 'p')
                    and has_table_privilege(@role, c.oid, 'truncate, trigger, references')
                """,
                new { service, role = App(service) }
            )
        );

    [Fact]
    public async Task Functions_WithTheOwnersRights_AreKnownAndPinned()
    {
        var functions = await Catalogue.QueryAsync<(
            string Schema,
            string Name,
            string Owner,
            string? Settings,
            bool Public
        )>(
            """
            select n.nspname, p.proname, p.proowner::regrole::text, array_to_string(p.proconfig, ','),
                exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosecdef and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            """
        );

        Assert.NotEmpty(functions);
        Assert.All(
            functions,
            function =>
            {
                Assert.Contains(function.Name, WithOwnersRights.Keys);
                Assert.Equal($"rp_{function.Schema}_owner", function.Owner);
                Assert.Contains("search_path=", function.Settings, StringComparison.Ordinal);
                Assert.False(
                    function.Public,
                    $"{function.Schema}.{function.Name} is executable by PUBLIC"
                );
            }
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task AppRole_ThatChangesTheSchema_IsDenied(string service)
    {
        var tables = (await Catalogue.TablesAsync()).Where(table => table.Schema == service);
        var statements = tables
            .SelectMany(table =>
                new[]
                {
                    $"alter table {table.FullName} disable row level security",
                    $"alter table {table.FullName} no force row level security",
                    $"create policy mine on {table.FullName} using (true)",
                    $"truncate {table.FullName}",
                    $"drop table {table.FullName}",
                }
            )
            .Concat([
                $"create table {service}.mine (id int)",
                "create table public.mine (id int)",
                $"create function {service}.mine() returns int language sql as 'select 1'",
                $"create or replace function {service}.principal_kind() returns text language sql as 'select ''system'''",
                $"set role rp_{service}_owner",
                "set session authorization postgres",
                "create schema mine",
                "create extension hstore",
            ]);
        await using var app = await Catalogue.OpenAsAsync(service, null);

        foreach (var sql in statements)
        {
            await app.ExecuteAsync("savepoint s");
            var failure = await Record.ExceptionAsync(() => app.ExecuteAsync(sql));
            await app.ExecuteAsync("rollback to s");

            Assert.True(
                failure is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege },
                $"{sql}: {failure?.Message ?? "done"}"
            );
        }
    }

    [Theory]
    [InlineData("identity", "providers")]
    [InlineData("providers", "identity")]
    public async Task AppRole_InTablesOfAnotherService_IsDenied(string service, string other)
    {
        await using var app = await Catalogue.OpenAsAsync(service, new Identity("system"));

        foreach (var table in (await Catalogue.TablesAsync()).Where(table => table.Schema == other))
        {
            await app.ExecuteAsync("savepoint s");
            var failure = await Record.ExceptionAsync(() =>
                app.ExecuteAsync($"select 1 from {table.FullName}")
            );
            await app.ExecuteAsync("rollback to s");

            Assert.True(
                failure is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege },
                table.FullName
            );
        }
    }

    private static string App(string service) => $"rp_{service}_app";
}
