using RegionalProviders.Cli;
using RegionalProviders.Cli.Output;

namespace Client.Tests;

public sealed class TableTextTests
{
    private static readonly Shape<string[]> Shown = Shape.Of<string[]>(
        row => row[0],
        ("Name", row => row[0]),
        ("Id", row => row[1])
    );
    private readonly StringWriter output = new() { NewLine = "\n" };

    [Fact]
    public void Rows_ThatFitBetweenWords_BreakThereAlone()
    {
        Write(60, ["Bath and North East Somerset", "0198c0de-0000-7000-8000-000000000000"]);

        var lines = $"{output}".Split('\n');
        Assert.Equal("  Bath and North      0198c0de-0000-7000-8000-000000000000", lines[2]);
        Assert.Equal("  East Somerset", lines[3]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));
    }

    [Fact]
    public void Rows_WhoseWordsDoNotFit_StandByThemselves()
    {
        Write(42, ["Ash", "0198c0de-0000-7000-8000-000000000000"], ["Elm", "2"]);

        Assert.Equal(
            "Name  Ash\nId    0198c0de-0000-7000-8000-000000000000\n\nName  Elm\nId    2\n",
            $"{output}"
        );
    }

    [Fact]
    public void Rows_ForAPipe_TakeOneLineEachWithoutBlanksAtTheEnd()
    {
        Write(null, [new string('x', 300), "1"], ["y\u001b[2Jz", ""]);

        Assert.EndsWith("  y [2Jz\n", $"{output}", StringComparison.Ordinal);
        Assert.Equal(5, $"{output}".Split('\n').Length);
    }

    private void Write(int? width, params string[][] rows) =>
        TableText.Rows(
            new CommandContext
            {
                Output = output,
                Error = TextWriter.Null,
                Input = TextReader.Null,
                Variable = name => name == "NO_COLOR" ? "1" : null,
                IsOutputTerminal = width is not null,
                IsErrorTerminal = false,
                TerminalWidth = width ?? 0,
                EnableDefaultExceptionHandler = false,
                ClientOptions = _ => PlatformDouble.Quick,
            },
            rows,
            Shown
        );
}
