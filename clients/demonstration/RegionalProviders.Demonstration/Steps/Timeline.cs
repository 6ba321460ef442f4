using System.Diagnostics;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>What happened and when, counted from the start of the timeline.</summary>
internal sealed class Timeline(long began)
{
    private readonly List<(long At, string Who, string What)> entries = [];

    internal void Add(long at, string who, string what) => entries.Add((at, who, what));

    internal void Add(string who, string what) => Add(Stopwatch.GetTimestamp(), who, what);

    internal void Print(string title)
    {
        var table = new Table().Title(title).AddColumns("After", "Who", "What");
        foreach (var (at, who, what) in entries.OrderBy(entry => entry.At))
            table.AddRow(
                BritishConsole.Format(
                    $"{Stopwatch.GetElapsedTime(began, at).TotalMilliseconds:N0} ms"
                ),
                Markup.Escape(who),
                Markup.Escape(what)
            );
        AnsiConsole.Write(table);
    }
}
