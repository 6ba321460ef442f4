using System.Globalization;

namespace RegionalProviders.Cli.Commands;

/// <summary>
/// Shows on standard error how far an upload is, and then that the platform is processing it: one line, redrawn, on a
/// terminal; a few plain lines elsewhere.
/// </summary>
internal sealed class UploadProgress : IProgress<long>, IAsyncDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CommandContext context;
    private readonly string file;
    private readonly long total;
    private readonly string work;
    private readonly CancellationTokenSource ended = new();
    private Task working = Task.CompletedTask;
    private int percent = -1;

    public UploadProgress(CommandContext context, string file, long total, string work)
    {
        this.context = context;
        this.file = file;
        this.total = total;
        this.work = work;
        if (!context.IsErrorTerminal)
            context.Error.WriteLine(Inv($"{file}: sending {total:N0} bytes"));
    }

    public void Report(long value)
    {
        var now = (int)(100 * value / total);
        if (now == percent)
            return;
        percent = now;
        if (context.IsErrorTerminal)
            Redraw($"{Bar(now)} {now, 3}% of {total:N0} bytes");
        if (value < total)
            return;
        if (context.IsErrorTerminal)
            working = CountSecondsAsync();
        else
            context.Error.WriteLine($"{file}: sent, {work}");
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await working;
        ended.Dispose();
        if (context.IsErrorTerminal)
            context.Error.Write("\r\u001b[K");
    }

    private async Task CountSecondsAsync()
    {
        for (var seconds = 0; ; seconds++)
        {
            Redraw($"{Bar(100)} {work}, {seconds} s");
            await Task.Delay(Tick, ended.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                return;
        }
    }

    private void Redraw(FormattableString text) =>
        context.Error.Write($"\r{file} {Inv(text)}\u001b[K");

    private static string Bar(int percent)
    {
        var full = BarWidth * percent / 100;
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}]";
    }

    private static string Inv(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
