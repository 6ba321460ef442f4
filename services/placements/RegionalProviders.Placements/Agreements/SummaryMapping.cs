using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>Maps a row of <see cref="AgreementFilter"/> to a message.</summary>
internal static class SummaryMapping
{
    public static AgreementSummary Read(NpgsqlDataReader reader, CouncilReferences? council)
    {
        var id = reader.GetGuid(0);
        return new AgreementSummary
        {
            Id = id.ToString(),
            ChildReference = council?.Decrypt(id, reader.GetFieldValue<byte[]>(1)) ?? "",
            AgeYears = reader.GetInt16(2),
            SettingId = reader.GetGuid(3).ToString(),
            OrganisationId = reader.GetGuid(4).ToString(),
            ServiceType = Enum.Parse<ServiceType>(reader.GetString(5)),
            StartOn = reader.GetFieldValue<DateOnly>(6).ToProto(),
            PlannedEndOn = Day(reader, 7).ToProto(),
            EndedOn = Day(reader, 8).ToProto(),
            Unregulated = reader.GetBoolean(9),
            Etag = Etag.Of(reader.GetInt64(10)),
            // Column 11 is the day for which the sum applies.
            WeeklyTotal = Pounds.Of(reader.GetInt64(12)),
        };
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateOnly>(ordinal);
}
