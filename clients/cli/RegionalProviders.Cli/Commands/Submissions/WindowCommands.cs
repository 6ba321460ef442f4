namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Windows of the yearly submission.</summary>
internal sealed class WindowCommands()
    : CommandGroup(
        "windows",
        "Windows of the yearly submission.",
        new WindowsList(),
        new WindowsSchedule(),
        new WindowsClose()
    );
