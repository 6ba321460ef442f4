using System.Globalization;

namespace RegionalProviders.Cli.Commands;

/// <summary>
/// Shows on standard error how many per cent of something the platform has done: one line, redrawn, on a terminal; a line
/// for every ten per cent elsewhere.
/// </summary>
internal sealed class WorkProgress(CommandContext context, string work)
    : IProgress<int>,
        IDisposable
{
    private const int Step = 10;
    private int shown = -1;

    public void Report(int value)
    {
        var now = context.IsErrorTerminal ? value : value / Step * Step;
        if (now == shown)
            return;
        shown = now;
        var text = string.Create(CultureInfo.InvariantCulture, $"{work}: {now}%");
        if (context.IsErrorTerminal)
            context.Error.Write($"\r{text}\u001b[K");
        else
            context.Error.WriteLine(text);
    }

    public void Dispose()
    {
        if (context.IsErrorTerminal && shown >= 0)
            context.Error.Write("\r\u001b[K");
    }
}
