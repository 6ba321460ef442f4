using System.CommandLine;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The option of a costs file beside the statutory episodes file.</summary>
internal static class CostsFile
{
    public static Option<string?> Option() =>
        new("--costs")
        {
            Description =
                "CSV or xlsx beside the episodes file: child, start, weekly cost and contributions.",
            HelpName = "FILE",
        };

    /// <summary>The file named; null where none is.</summary>
    public static Stream? Open(Session session, Option<string?> option) =>
        session.Value(option) is { Length: > 0 } path ? InputFile.Open(path) : null;
}
