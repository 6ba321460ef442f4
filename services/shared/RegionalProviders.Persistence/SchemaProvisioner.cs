using Dapper;
using Npgsql;

namespace RegionalProviders.Persistence;

/// <summary>
/// Creates the two roles and the empty schema of a service, as a superuser: what a database administrator does once for
/// a deployment, and the embedded platform does by itself. Running it again changes nothing but the passwords.
/// </summary>
public static class SchemaProvisioner
{
    /// <summary>Provisions one service in the database of the connection.</summary>
    public static async Task ProvisionAsync(
        NpgsqlConnection superuser,
        ServiceSchema schema,
        string ownerPassword,
        string appPassword,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await superuser.BeginTransactionAsync(cancellationToken);
        // Roles belong to the whole cluster: only one provisioner may run at a time, for whichever database. An
        // advisory lock would apply within one database only; the catalogue of roles is the same table in all of them.
        await superuser.ExecuteAsync(
            "lock table pg_catalog.pg_authid in share row exclusive mode",
            transaction: transaction
        );
        foreach (
            var (role, password) in new[]
            {
                (schema.OwnerRole, ownerPassword),
                (schema.AppRole, appPassword),
            }
        )
        {
            var exists = await superuser.ExecuteScalarAsync<bool>(
                "select exists (select from pg_roles where rolname = @role)",
                new { role },
                transaction
            );
            // DDL takes no parameters; quote_literal makes the password safe.
            var literal = await superuser.ExecuteScalarAsync<string>(
                "select quote_literal(@password)",
                new { password },
                transaction
            );
            await superuser.ExecuteAsync(
                $"{(exists ? "alter" : "create")} role {role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password {literal}",
                transaction: transaction
            );
        }

        await superuser.ExecuteAsync(
            $"""
            create schema if not exists {schema.Name} authorization {schema.OwnerRole};
            revoke all on schema {schema.Name} from public;
            revoke all on schema public from public;
            create extension if not exists pg_trgm schema public;
            grant usage on schema public to {schema.OwnerRole}, {schema.AppRole};
            -- Calls are short: compiling a statement takes longer than any of them runs.
            alter role {schema.AppRole} set jit = off;
            """,
            transaction: transaction
        );
        await transaction.CommitAsync(cancellationToken);
    }
}
