using System.Globalization;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Maps rows to registrations, by ordinal.</summary>
internal static class RegistrationMapping
{
    // The separators used in RegistrationSql.Joins.
    private const char BetweenJudgements = '\x1e';
    private const char BetweenValues = '\x1f';
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>
    /// Reads the registration from <see cref="RegistrationSql.Columns"/>, starting at an ordinal; null if there is
    /// none.
    /// </summary>
    public static Registration? Read(NpgsqlDataReader row, int start)
    {
        if (row.IsDBNull(start))
            return null;
        var registration = new Registration
        {
            Key = new RegistrationKey
            {
                Regulator = row.Member<Regulator>(start),
                Urn = row.GetString(start + 1),
            },
            ProvisionType = row.GetString(start + 2),
            Status = row.Member<RegistrationStatus>(start + 3),
            RegisteredOn = row.Day(start + 4).ToProto(),
            Sector = row.Text(start + 5),
            Owner = row.IsDBNull(start + 6) ? null : Organisation(row, start + 6),
            LastInspectedOn = row.Day(start + 9).ToProto(),
            LastListedOn = row.Day(start + 10).ToProto(),
            Withdrawn = row.GetBoolean(start + 11),
            LinkedEducationUrn = row.Text(start + 12),
        };
        if (!row.IsDBNull(start + 13))
            registration.Judgements.AddRange(
                row.GetString(start + 13)
                    .Split(BetweenJudgements)
                    .Select(judgement => Judgement(judgement.Split(BetweenValues)))
                    .OrderBy(judgement => judgement.Scale)
            );
        return registration;
    }

    /// <summary>Reads the organisation from three columns: id, name, company number.</summary>
    public static Organisation Organisation(NpgsqlDataReader row, int start) =>
        new()
        {
            Id = row.GetGuid(start).ToString(),
            Name = row.GetString(start + 1),
            CompanyNumber = row.Text(start + 2),
        };

    /// <summary>The text; empty for null.</summary>
    public static string Text(this NpgsqlDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? "" : row.GetString(ordinal);

    /// <summary>The enum member named in a column.</summary>
    public static T Member<T>(this NpgsqlDataReader row, int ordinal)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(ordinal));

    /// <summary>A day, or null.</summary>
    public static DateOnly? Day(this NpgsqlDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : row.GetFieldValue<DateOnly>(ordinal);

    private static CurrentJudgement Judgement(string[] values) =>
        new()
        {
            Scale = Enum.Parse<JudgementScale>(values[0]),
            Band = Enum.Parse<JudgementBand>(values[1]),
            InspectedOn = Day(values[2]).ToProto(),
            PublishedOn = Day(values[3]).ToProto(),
            Value = values[4],
        };

    private static DateOnly? Day(string days) =>
        days.Length == 0 ? null : FirstDay.AddDays(int.Parse(days, CultureInfo.InvariantCulture));
}
