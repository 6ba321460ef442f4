using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Spend;

/// <summary>Maps rows of <see cref="SpendSql"/> to messages.</summary>
internal static class SpendMapping
{
    public static GroupSpend ReadGroup(NpgsqlDataReader reader) =>
        new()
        {
            Key = reader.GetString(0),
            Placements = reader.GetInt32(1),
            WeeklyRate = Read(reader, 2),
            YearToDate = Read(reader, 5),
            Cumulative = Read(reader, 8),
            ProjectedYear = Read(reader, 11),
            ProjectedToEnd = Read(reader, 14),
            PlacementsWithoutEnd = reader.GetInt32(17),
        };

    /// <summary>
    /// Adds a period to its group. Groups and periods are in the same order; a group that appeared between the two
    /// statements is skipped.
    /// </summary>
    public static void AddPeriod(NpgsqlDataReader reader, List<GroupSpend> groups)
    {
        var key = reader.GetString(0);
        groups
            .Find(group => group.Key == key)
            ?.Periods.Add(
                new PeriodSpend
                {
                    FromOn = reader.GetFieldValue<DateOnly>(1).ToProto(),
                    ToOn = reader.GetFieldValue<DateOnly>(2).ToProto(),
                    Spend = Read(reader, 3),
                }
            );
    }

    private static Funding Read(NpgsqlDataReader reader, int ordinal) =>
        Pounds.Of(
            reader.GetInt64(ordinal),
            reader.GetInt64(ordinal + 1),
            reader.GetInt64(ordinal + 2)
        );
}
