using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>Maps rows to settings, by ordinal.</summary>
internal static class SettingMapping
{
    private const int Registration = 20;

    /// <summary>Reads the setting from <see cref="SettingSql.Columns"/>.</summary>
    public static Setting Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0).ToString(),
            Name = row.Text(1),
            NameWithheld = row.GetBoolean(2),
            ServiceType = row.Member<ServiceType>(3),
            Address = new Address
            {
                Lines = { row.GetFieldValue<string[]>(4) },
                Town = row.Text(5),
                County = row.Text(6),
                Postcode = row.Text(7),
            },
            AddressWithheld = row.GetBoolean(8),
            HostAuthorityGss = row.Text(9),
            HostAuthorityName = row.Text(10),
            Region = row.Text(11),
            Places = row.IsDBNull(12) ? 0 : row.GetInt32(12),
            Vacancies = row.IsDBNull(13)
                ? null
                : new DeclaredVacancies
                {
                    Places = row.GetInt32(13),
                    DeclaredAt = row.GetFieldValue<DateTimeOffset>(14).ToProto(),
                },
            Coordinates = row.IsDBNull(15)
                ? null
                : new Coordinates { Latitude = row.GetDouble(15), Longitude = row.GetDouble(16) },
            IsPrimary = row.GetBoolean(17),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(18).ToProto(),
            Etag = Etag.Of(row.GetInt64(19)),
            Registration = RegistrationMapping.Read(row, Registration),
        };
}
