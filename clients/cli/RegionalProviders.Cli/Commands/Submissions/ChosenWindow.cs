using System.CommandLine;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The window that a command is about: the one named, or the caller's only open one.</summary>
internal static class ChosenWindow
{
    public static Option<string?> Option() =>
        new("--window")
        {
            Description = "Id of the window (the open one); rp windows list shows it.",
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
        return windows.Where(window => window.State == WindowState.Open).ToList() switch
        {
            [var only] => only.Id,
            [] => throw new CommandException(
                ExitCode.NotFound,
                "No window is open.",
                "Name one with --window; rp windows list shows them."
            ),
            _ => throw new CommandException(
                ExitCode.InvalidInput,
                "Several windows are open.",
                "Name one with --window; rp windows list shows them."
            ),
        };
    }
}
