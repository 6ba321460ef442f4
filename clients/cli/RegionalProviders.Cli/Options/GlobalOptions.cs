using System.CommandLine;
using RegionalProviders.Cli.Output;

namespace RegionalProviders.Cli.Options;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static readonly Option<OutputFormat> Output = Choice.Plain<OutputFormat>(
        "--output",
        "Form of the answer on standard output.",
        "-o"
    );

    public static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Profile to use: a name or a file. Else RP_PROFILE, else the current one.",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Say more on standard error, such as the id of an error.",
        Recursive = true,
    };

    public static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = "Seconds to wait for an answer (30; for an import 900).",
        HelpName = "SECONDS",
        Recursive = true,
    };

    static GlobalOptions()
    {
        Output.Recursive = true;
        Timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0 or > 86400)
                result.AddError("--timeout: give 1 to 86400 seconds.");
        });
    }
}
