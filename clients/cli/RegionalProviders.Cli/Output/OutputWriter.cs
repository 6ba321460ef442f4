using System.Text.Json.Nodes;
using CsvHelper;

namespace RegionalProviders.Cli.Output;

/// <summary>Writes results to standard output as a table, JSON or CSV.</summary>
internal sealed class OutputWriter(CommandContext context, OutputFormat format)
{
    public OutputFormat Format => format;

    /// <summary>Writes a list: as rows, or as one JSON array.</summary>
    public void List<T>(IReadOnlyList<T> items, Shape<T> shape)
    {
        if (format == OutputFormat.Json)
            Json(new JsonArray([.. items.Select(shape.Json)]));
        else if (format == OutputFormat.Csv)
            Csv(items, shape);
        else
            TableText.Rows(context, items, shape);
    }

    /// <summary>Writes one item: a line for each column, one JSON object, or a CSV with one row.</summary>
    public void One<T>(T item, Shape<T> shape)
    {
        if (format == OutputFormat.Json)
            Json(shape.Json(item));
        else if (format == OutputFormat.Csv)
            Csv([item], shape);
        else
            TableText.Lines(context, item, shape);
    }

    public void Json(JsonNode node) =>
        context.Output.WriteLine(node.ToJsonString(JsonText.Options));

    private void Csv<T>(IReadOnlyList<T> items, Shape<T> shape)
    {
        var options = new CsvWriterOptions
        {
            // A name that starts with = or @ must not become a formula in a spreadsheet.
            Injection = CsvInjection.Escape,
        };
        using var csv = CsvWriter.Create(context.Output, options, leaveOpen: true);
        csv.WriteHeader([
            .. shape.Columns.Select(column => column.Header.ToLowerInvariant().Replace(' ', '_')),
        ]);
        foreach (var item in items)
        {
            foreach (var column in shape.Columns)
                csv.WriteField(column.Value(item)?.Iso ?? "");
            csv.EndRecord();
        }
    }
}
