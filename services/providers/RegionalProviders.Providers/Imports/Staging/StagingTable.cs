using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>
/// Copies the rows of a file into a temporary table: COPY does not work with row-level security, and only the owner of
/// a table can ANALYZE it. The table belongs to the transaction and is dropped with it.
/// </summary>
internal static class StagingTable
{
    private const string Create = """
        create temp table import_row (
            row_no integer primary key, line integer not null, outcome text, problems jsonb,
            urn text, list_key text, in_scope boolean,
            provision_type text, service_type text, service_type_default text,
            status text, status_on date, registered_on date, sector text,
            owner_name text, owner_key text, owner_number text,
            linked_education_urn text, childrens_home_urn text,
            name text, name_withheld boolean, address_lines text[], town text, county text, postcode text,
            address_withheld boolean, authority_id uuid, region text, places integer,
            latitude double precision, longitude double precision,
            last_event_on date, inspections jsonb
        ) on commit drop
        """;

    private const string Copy = """
        copy import_row (row_no, line, outcome, problems, urn, list_key, in_scope,
            provision_type, service_type, service_type_default, status, status_on, registered_on, sector,
            owner_name, owner_key, owner_number, linked_education_urn, childrens_home_urn,
            name, name_withheld, address_lines, town, county, postcode, address_withheld, authority_id, region, places,
            latitude, longitude, last_event_on, inspections) from stdin (format binary)
        """;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Copies the rows one at a time and returns their number.</summary>
    public static async Task<int> FillAsync(
        ServiceTransaction transaction,
        ListReader list,
        DateOnly asAt
    )
    {
        await transaction.ExecuteAsync(Create);
        var authorities = new Authorities(asAt);
        var count = 0;
        await using (
            var copy = await transaction.Connection.BeginBinaryImportAsync(
                Copy,
                transaction.CancellationToken
            )
        )
        {
            await foreach (var row in list.ReadAsync(transaction.CancellationToken))
            {
                await copy.StartRowAsync(transaction.CancellationToken);
                WriteRow(copy, ++count, StagedRow.Of(row, authorities));
            }
            await copy.CompleteAsync(transaction.CancellationToken);
        }
        await transaction.ExecuteAsync("create index on import_row (urn); analyze import_row");
        return count;
    }

    // Synchronous within a row: the values go to the connection's buffer, which StartRowAsync flushes.
    private static void WriteRow(NpgsqlBinaryImporter copy, int number, StagedRow row)
    {
        var values = row.Values;
        Write(copy, (int?)number, NpgsqlDbType.Integer);
        Write(copy, (int?)row.Line, NpgsqlDbType.Integer);
        Write(copy, row.Outcome?.ToString());
        WriteJson(copy, row.Problems);
        Write(copy, row.Urn);
        Write(copy, row.ListKey);
        Write(copy, (bool?)row.InScope, NpgsqlDbType.Boolean);
        Write(copy, row.Provision.Text);
        Write(copy, row.Provision.Type?.ToString());
        Write(copy, row.Provision.Default.ToString());
        Write(copy, row.Status?.ToString());
        Write(copy, row.StatusOn, NpgsqlDbType.Date);
        Write(copy, values?.RegistrationDate, NpgsqlDbType.Date);
        Write(copy, values?.Sector);
        Write(copy, values?.OwnerName);
        Write(copy, values?.OwnerName is { } owner ? Text.Key(owner) : null);
        Write(copy, values?.OwnerCompanyNumber);
        Write(copy, values?.LinkedEducationUrn);
        Write(copy, values?.ChildrensHomeUrn);
        Write(copy, values?.Name.Value);
        Write(copy, (bool?)(values?.Name.Withheld ?? false), NpgsqlDbType.Boolean);
        WriteAddress(copy, row);
        Write(copy, row.AuthorityId, NpgsqlDbType.Uuid);
        Write(copy, values?.Region);
        Write(copy, values?.Places, NpgsqlDbType.Integer);
        Write(copy, row.Coordinates?.Latitude, NpgsqlDbType.Double);
        Write(copy, row.Coordinates?.Longitude, NpgsqlDbType.Double);
        Write(copy, row.LastEventOn, NpgsqlDbType.Date);
        WriteJson(copy, row.Inspections);
    }

    // If part of an address is withheld, the remaining parts would describe a place that does not exist.
    private static void WriteAddress(NpgsqlBinaryImporter copy, StagedRow row)
    {
        var values = row.AddressWithheld ? null : row.Values;
        if (values is not null && row.AddressLines is { } lines)
            copy.Write(lines, NpgsqlDbType.Array | NpgsqlDbType.Text);
        else
            copy.WriteNull();
        Write(copy, values?.Town.Value);
        Write(copy, values?.County.Value);
        Write(copy, Text.Postcode(values?.Postcode.Value));
        Write(copy, (bool?)row.AddressWithheld, NpgsqlDbType.Boolean);
    }

    private static void WriteJson<T>(NpgsqlBinaryImporter copy, IReadOnlyCollection<T> values)
    {
        if (values.Count > 0)
            copy.Write(JsonSerializer.Serialize(values, Json), NpgsqlDbType.Jsonb);
        else
            copy.WriteNull();
    }

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is not null)
            copy.Write(value, NpgsqlDbType.Text);
        else
            copy.WriteNull();
    }

    private static void Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } given)
            copy.Write(given, type);
        else
            copy.WriteNull();
    }
}
