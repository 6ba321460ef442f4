using System.Globalization;
using CsvHelper;
using RegionalProviders.Reference;

namespace RegionalProviders.Deadlines;

/// <summary>A one-off bank holiday, or the date to which a yearly one was moved in one year.</summary>
internal sealed record BankHolidayException(
    bool IsMove,
    string Name,
    Nation? Nation,
    DateOnly Date
);

/// <summary>The embedded table of exceptions to the rules.</summary>
internal static class BankHolidayExceptions
{
    private static readonly ILookup<int, BankHolidayException> ByYear = Read()
        .ToLookup(row => row.Date.Year);

    public static IReadOnlyList<BankHolidayException> In(int year, Nation nation) =>
        [.. ByYear[year].Where(row => row.Nation is null || row.Nation == nation)];

    private static List<BankHolidayException> Read()
    {
        const string Table = "RegionalProviders.Deadlines.Data.bank_holiday_exceptions.csv";
        var stream =
            typeof(BankHolidayExceptions).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException($"{Table} is not embedded in the assembly.");
        using var csv = CsvReader.Create(stream);
        var rows = new List<BankHolidayException>();
        while (csv.Read())
        {
            var nation = csv.GetString("nation");
            rows.Add(
                new(
                    csv.GetString("change") switch
                    {
                        "moved" => true,
                        "added" => false,
                        var other => throw new InvalidDataException(
                            $"{Table}: change is \"{other}\", not moved or added."
                        ),
                    },
                    csv.GetString("name"),
                    nation.Length == 0 ? null : Enum.Parse<Nation>(nation),
                    DateOnly.ParseExact(
                        csv.GetString("date"),
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture
                    )
                )
            );
        }

        return rows;
    }
}
