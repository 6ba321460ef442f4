using System.CommandLine;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The option for a costs file that accompanies the statutory episodes file.</summary>
internal static class CostsFile
{
    public static Option<string?> Option() =>
        new("--costs")
        {
            Description =
                "CSV or xlsx beside the episodes file: child, start, weekly cost and contributions.",
            HelpName = "FILE",
        };

    /// <summary>Opens the named file; null if none is named.</summary>
    public static Stream? Open(Session session, Option<string?> option) =>
        session.Value(option) is { Length: > 0 } path ? InputFile.Open(path) : null;
}
