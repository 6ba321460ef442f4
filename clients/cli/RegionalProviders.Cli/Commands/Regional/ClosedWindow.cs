using System.CommandLine;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Regional;

/// <summary>The window that regional tables are of: the one named, or the last that has closed.</summary>
internal static class ClosedWindow
{
    public static Option<string?> Option() =>
        new("--window")
        {
            Description = "Id of the window (the last that has closed); rp windows list shows it.",
            HelpName = "ID",
        };

    public static async Task<string> IdAsync(
        Session session,
        Option<string?> option,
        CancellationToken cancellationToken
    )
    {
        if (session.Value(option) is { Length: > 0 } named)
            return named;
        var windows = await session
            .Client.ListWindowsAsync(new ListWindowsRequest(), cancellationToken)
            .ToListAsync(cancellationToken);
        var closed = windows.Where(window => window.State == WindowState.Closed).ToList();
        if (closed.Count == 0)
            throw new CommandException(
                ExitCode.NotFound,
                "No window has closed.",
                "Regional tables are of closed windows; rp windows list shows all."
            );
        if (closed.Select(window => window.ConsortiumId).Distinct().Skip(1).Any())
            throw new CommandException(
                ExitCode.InvalidInput,
                "Windows of several consortia have closed.",
                "Name one with --window; rp windows list shows them."
            );
        return closed.MaxBy(window => window.Year)!.Id;
    }
}
