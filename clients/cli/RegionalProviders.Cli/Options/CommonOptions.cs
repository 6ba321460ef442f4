using System.CommandLine;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Options;

/// <summary>Arguments and options that several commands share; each command makes its own.</summary>
internal static class CommonOptions
{
    public static Argument<string> Urn() =>
        new("URN") { Description = "The regulator's number, e.g. SC037454." };

    public static Option<Regulator> Regulator() =>
        Choice.One<Regulator>("--regulator", "Whose number it is (ofsted).");

    public static Option<string?> Consortium(string description) =>
        new("--consortium") { Description = description, HelpName = "NAME|ID" };

    public static Option<string[]> Authorities() =>
        new("--authority")
        {
            Description = "Host authority: GSS code or name. May be repeated.",
            HelpName = "GSS|NAME",
        };
}
