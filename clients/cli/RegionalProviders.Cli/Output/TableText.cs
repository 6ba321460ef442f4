using Spectre.Console;

namespace RegionalProviders.Cli.Output;

/// <summary>Tables for people, as wide as the terminal; as wide as they need to be elsewhere.</summary>
internal static class TableText
{
    private const int Unlimited = 10_000;

    public static void Rows<T>(Surroundings surroundings, IReadOnlyList<T> items, Shape<T> shape)
    {
        if (items.Count == 0)
        {
            surroundings.Error.WriteLine("Nothing found.");
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in shape.Columns)
            table.AddColumn(
                new TableColumn(new Text(column.Header, new Style(decoration: Decoration.Bold)))
            );
        foreach (var item in items)
            table.AddRow(shape.Columns.Select(column => Cell(column.Value(item))));
        Console(surroundings).Write(table);
    }

    public static void Lines<T>(Surroundings surroundings, T item, Shape<T> shape)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var column in shape.Columns)
            if (column.Value(item) is { Length: > 0 } value)
                grid.AddRow(
                    new Text(column.Header, new Style(decoration: Decoration.Bold)),
                    Cell(value)
                );
        Console(surroundings).Write(grid);
    }

    // Control characters in a name could steer the terminal.
    private static Text Cell(string? value) =>
        new(new string([.. (value ?? "").Select(c => char.IsControl(c) ? ' ' : c)]));

    private static IAnsiConsole Console(Surroundings surroundings)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(surroundings.Output),
                Ansi = surroundings.HasColours ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        console.Profile.Width = surroundings.IsOutputTerminal
            ? Math.Max(surroundings.TerminalWidth, 40)
            : Unlimited;
        return console;
    }
}
