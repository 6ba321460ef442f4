using Spectre.Console;
using Spectre.Console.Rendering;

namespace RegionalProviders.Cli.Output;

/// <summary>Tables for people: as wide as the terminal, or as wide as their content if the output is redirected.</summary>
internal static class TableText
{
    private const int Unlimited = 10_000;

    public static void Rows<T>(CommandContext context, IReadOnlyList<T> items, Shape<T> shape)
    {
        if (items.Count == 0)
        {
            context.Error.WriteLine("Nothing found.");
            return;
        }
        var columns = shape
            .Columns.Select(column =>
                items
                    .Select(item => Clean(column.Value(item)?.Short))
                    .Prepend(column.Header)
                    .ToList()
            )
            .ToList();
        // A table that has to break words is unreadable, so each item is written as a block of its own.
        if (ColumnWidths.Fit(columns, Width(context)) is { } widths)
            Write(context, Table(columns, widths));
        else
            Blocks(context, items, shape);
    }

    public static void Lines<T>(CommandContext context, T item, Shape<T> shape)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var column in shape.Columns)
            if (column.Value(item)?.Long is { Length: > 0 } value)
                grid.AddRow(Bold(column.Header), new Text(Clean(value)));
        Write(context, grid);
    }

    private static Table Table(List<List<string>> columns, IReadOnlyList<int> widths)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (index, cells) in columns.Index())
            table.AddColumn(new TableColumn(Bold(cells[0])) { Width = widths[index] });
        for (var row = 1; row < columns[0].Count; row++)
            table.AddRow(columns.Select(cells => new Text(cells[row])));
        return table;
    }

    private static Text Bold(string text) => new(text, new Style(decoration: Decoration.Bold));

    private static void Blocks<T>(CommandContext context, IReadOnlyList<T> items, Shape<T> shape)
    {
        foreach (var (index, item) in items.Index())
        {
            if (index > 0)
                context.Output.WriteLine();
            Lines(context, item, shape);
        }
    }

    // Control characters in a name could manipulate the terminal.
    private static string Clean(string? value) =>
        new([.. (value ?? "").Select(c => char.IsControl(c) ? ' ' : c)]);

    private static int Width(CommandContext context) =>
        context.IsOutputTerminal ? Math.Max(context.TerminalWidth, 40) : Unlimited;

    // Spectre pads every line to the full width and puts empty lines around a table; both are removed here.
    private static void Write(CommandContext context, IRenderable content)
    {
        using var text = new StringWriter();
        Console(context, text).Write(content);
        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            context.Output.WriteLine(line);
    }

    private static IAnsiConsole Console(CommandContext context, TextWriter text)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(text),
                Ansi = context.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        console.Profile.Width = Width(context);
        return console;
    }
}
