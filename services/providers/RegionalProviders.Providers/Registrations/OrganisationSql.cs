using Npgsql;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>The columns that queries for organisations select.</summary>
internal static class OrganisationSql
{
    /// <summary>
    /// Id, name, company number, and the number of current registrations: on the list, and not resigned, cancelled or
    /// closed.
    /// </summary>
    public const string Columns = $"""
        o.id, o.name, o.company_number,
        (select count(*) from {ProvidersModule.Name}.registration r
         where r.owner_id = o.id and not r.withdrawn and r.status not in ('Resigned', 'Cancelled', 'Closed'))::integer
        """;

    /// <summary>Reads the organisation from those columns.</summary>
    public static Organisation Read(NpgsqlDataReader row)
    {
        var organisation = RegistrationMapping.Organisation(row, 0);
        organisation.RegistrationCount = row.GetInt32(3);
        return organisation;
    }
}
