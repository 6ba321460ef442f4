using System.CommandLine;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The window that a command works on: the one named on the command line, or else a default.</summary>
internal static class ChosenWindow
{
    private const string WhatToDo = "Name one with --window; rp windows list shows them.";

    public static Option<string?> Option(
        string otherwise = "the open one, or else the last that has closed"
    ) =>
        new("--window")
        {
            Description = $"Id of the window ({otherwise}); rp windows list shows it.",
            HelpName = "ID",
        };

    /// <summary>The named window, or the only open one; if none is open, the one that closed last.</summary>
    public static async Task<string> IdAsync(Session session, Option<string?> option) =>
        session.Value(option) is { Length: > 0 } named
            ? named
            : await FindAsync(session, WindowState.Open) switch
            {
                [var only] => only.Id,
                [] => await LastClosedIdAsync(session),
                _ => throw Several("Several windows are open."),
            };

    /// <summary>The named window, or the one that closed last.</summary>
    public static async Task<string> ClosedIdAsync(Session session, Option<string?> option) =>
        session.Value(option) is { Length: > 0 } named ? named : await LastClosedIdAsync(session);

    private static async Task<string> LastClosedIdAsync(Session session)
    {
        var closed = await FindAsync(session, WindowState.Closed);
        if (closed.Count == 0)
            throw new CommandException(
                ExitCode.NotFound,
                "No window is open, and none has closed.",
                "rp windows list shows all; a coordinator schedules them."
            );
        return closed.Select(window => window.ConsortiumId).Distinct().Skip(1).Any()
            ? throw Several("Windows of several consortia have closed.")
            : closed.MaxBy(window => window.Year)!.Id;
    }

    private static async Task<List<Window>> FindAsync(Session session, WindowState state) =>
        await session
            .Client.ListWindowsAsync(new ListWindowsRequest(), session.Cancellation)
            .Where(window => window.State == state)
            .ToListAsync(session.Cancellation);

    private static CommandException Several(string message) =>
        new(ExitCode.InvalidInput, message, WhatToDo);
}
