using System.Globalization;
using System.Text.RegularExpressions;
using RegionalProviders.Client;
using RegionalProviders.Demonstration.Generation;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A list to import.</summary>
internal sealed record PreparedList(string Path, DateOnly AsAt);

/// <summary>Invented lists of two years in the published layout, or the published ones that were given.</summary>
internal static partial class PrepareLists
{
    private const int Providers = 5000;
    private const int Seed = 20250331;
    private static readonly DateOnly First = new(2025, 3, 31);

    internal static async Task<IReadOnlyList<PreparedList>> RunAsync(
        RegionalProvidersClient administrator,
        Options options
    )
    {
        if (options.Lists.Count > 0)
            return [.. options.Lists.Select(path => new PreparedList(path, AsAtOf(path)))];

        var councils = await administrator
            .ListCouncilsAsync(new ListCouncilsRequest { PageSize = 200 })
            .ToListAsync();
        var register = new InventedRegister(
            [.. councils.Select(council => new Area(council.Name, council.Region))],
            Seed
        );
        var folder = Directory.CreateDirectory(Path.Combine(options.Folder, "lists")).FullName;
        var first = register.Create(Providers, First);
        var second = register.AgeOneYear(first, First.AddYears(1));
        return
        [
            await WriteAsync(folder, first, First),
            await WriteAsync(folder, second, First.AddYears(1)),
        ];
    }

    private static async Task<PreparedList> WriteAsync(
        string folder,
        List<InventedProvider> register,
        DateOnly asAt
    )
    {
        var path = Path.Combine(folder, $"invented-providers-{asAt:yyyy-MM-dd}.csv");
        await ListFile.WriteAsync(path, register, asAt);
        return new PreparedList(path, asAt);
    }

    // Every published list states its year in its name or in its first lines; the day is always 31 March.
    private static DateOnly AsAtOf(string path)
    {
        var head = string.Concat(File.ReadLines(path).Take(2));
        var year = Year().Match(Path.GetFileName(path)) is { Success: true } inName
            ? inName
            : Year().Match(head);
        return year.Success
            ? new DateOnly(int.Parse(year.Value, CultureInfo.InvariantCulture), 3, 31)
            : throw new InvalidDataException(
                $"{path}: neither its name nor its first lines say which year it is for."
            );
    }

    [GeneratedRegex("20[12][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();
}
