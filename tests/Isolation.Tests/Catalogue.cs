using Dapper;
using Npgsql;

namespace Isolation.Tests;

/// <summary>The platform's tables, roles and functions, as the database itself describes them.</summary>
internal static class Catalogue
{
    internal static readonly string[] Services =
    [
        "identity",
        "notifications",
        "placements",
        "providers",
    ];

    internal static async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql,
        object? parameters = null
    )
    {
        var platform = await SharedPlatform.GetAsync();
        await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    internal static Task<IReadOnlyList<Table>> TablesAsync() =>
        QueryAsync<Table>(
            """
            select n.nspname as schema, c.relname as name, c.relispartition as is_partition,
                c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies,
                (select count(*)::int from pg_policy p
                    where p.polrelid = c.oid and not p.polpermissive and p.polname = 'principal_is_set') as guards,
                has_any_column_privilege('rp_' || n.nspname || '_app', c.oid, 'select, insert, update, references')
                    or has_table_privilege('rp_' || n.nspname || '_app', c.oid, 'delete, truncate, trigger') as is_reached,
                has_any_column_privilege('rp_' || n.nspname || '_app', c.oid, 'select') as is_read
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (@Services) and c.relkind in ('r', 'p')
            order by 1, 2
            """,
            new { Services }
        );

    /// <summary>A transaction of the service's own role, for a principal or for none.</summary>
    internal static async Task<NpgsqlConnection> OpenAsAsync(string service, Identity? identity)
    {
        var platform = await SharedPlatform.GetAsync();
        var connection = new NpgsqlConnection(platform.AppConnectionString(service));
        await connection.OpenAsync();
        await connection.ExecuteAsync("begin transaction");
        if (identity is not null)
            await connection.ExecuteAsync(
                """
                select set_config('app.principal_kind', @Kind, true), set_config('app.tenant_id', @Tenant, true),
                    set_config('app.coordinator_of', @CoordinatorOf, true),
                    set_config('app.organisation_id', @Organisation, true), set_config('app.subject', @Subject, true),
                    set_config('app.today', @Today, true)
                """,
                new
                {
                    identity.Kind,
                    identity.Tenant,
                    identity.CoordinatorOf,
                    identity.Organisation,
                    identity.Subject,
                    Today = platform
                        .Clock.GetUtcNow()
                        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                }
            );
        return connection;
    }
}

/// <summary>A table.</summary>
internal sealed record Table
{
    public string Schema { get; init; } = "";
    public string Name { get; init; } = "";
    public bool IsPartition { get; init; }
    public bool Enabled { get; init; }
    public bool Forced { get; init; }
    public int Policies { get; init; }
    public int Guards { get; init; }
    public bool IsReached { get; init; }
    public bool IsRead { get; init; }

    public string FullName => $"{Schema}.{Name}";
}

/// <summary>A principal, as set in a transaction.</summary>
internal sealed record Identity(
    string Kind,
    string Tenant = "",
    string CoordinatorOf = "",
    string Organisation = "",
    string Subject = "stranger"
);
