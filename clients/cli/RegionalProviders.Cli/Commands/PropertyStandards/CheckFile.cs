using CsvHelper;
using RegionalProviders.Cli.Output;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>A checklist that was filled in as CSV.</summary>
internal static class CheckFile
{
    public static IReadOnlyList<PropertyCheckItem> Read(string path)
    {
        using var stream = InputFile.Open(path);
        using var csv = CsvReader.Create(stream);
        var items = new List<PropertyCheckItem>();
        try
        {
            for (var row = 1; csv.Read(); row++)
                if (Column(csv, "outcome", path).Trim() is { Length: > 0 } outcome)
                    items.Add(
                        new PropertyCheckItem
                        {
                            Code = Column(csv, "code", path).Trim(),
                            Outcome = Outcome(outcome, $"{path}: row {row}"),
                            Note = Column(csv, "note", path).Trim(),
                        }
                    );
        }
        catch (CsvFormatException e)
        {
            throw InputFile.Invalid($"{path} is not CSV: {e.Message}", null);
        }
        return items;
    }

    private static string Column(CsvReader csv, string name, string path) =>
        csv.TryGetFieldIndex(name, out var index)
            ? csv.GetString(index)
            : throw InputFile.Invalid(
                $"{path} has no column {name}.",
                "Take the columns code, outcome and note: rp property-standards get URN -o csv"
            );

    private static PropertyOutcome Outcome(string text, string where) =>
        EnumText.TryParse<PropertyOutcome>(text, out var outcome)
            ? outcome
            : throw InputFile.Invalid(
                $"{where}: the outcome '{text}' is none of {string.Join(", ", EnumText.Texts<PropertyOutcome>())}.",
                null
            );
}
