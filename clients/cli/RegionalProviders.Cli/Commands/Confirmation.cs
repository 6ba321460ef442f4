using System.CommandLine;

namespace RegionalProviders.Cli.Commands;

/// <summary>Asks before something is done that cannot be undone.</summary>
internal static class Confirmation
{
    private const string Yes = "yes";

    /// <summary>For scripts, which nobody can answer.</summary>
    public static Option<bool> Option() =>
        new("--yes") { Description = "Do it without asking, as a script must." };

    /// <summary>Goes on if somebody types yes, or the line has <c>--yes</c>.</summary>
    /// <exception cref="CommandException">The answer is another, or there is none.</exception>
    public static async Task AskAsync(Session session, Option<bool> option, string question)
    {
        if (session.Value(option))
            return;
        await session.Context.Error.WriteAsync($"{question} Type {Yes} to go on: ");
        var answer = await session.Context.Input.ReadLineAsync(session.Cancellation);
        session.Notice("");
        if (answer?.Trim() != Yes)
            throw new CommandException(
                ExitCode.Interrupted,
                "Nothing was changed.",
                $"Answer {Yes}, or give --yes."
            );
    }
}
