using System.CommandLine;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Options;

/// <summary>Arguments and options that several commands share; each command makes its own.</summary>
internal static class CommonOptions
{
    public static Argument<string> Urn() =>
        new("URN")
        {
            Description = "The regulator's number, e.g. SC037454, or the id of the setting.",
        };

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

    public static Option<string?> Etag() =>
        new("--etag")
        {
            Description =
                "Refuse if it was changed since it was read with this etag (in the output of -o json).",
            HelpName = "ETAG",
        };

    /// <summary>The <c>--clear</c> option: fields to empty, or to reset to the lists' own value.</summary>
    public static Option<string[]> Clear(string description, IEnumerable<string> fields)
    {
        string[] names = [.. fields];
        var option = new Option<string[]>("--clear")
        {
            Description = $"{description} May be repeated.",
            HelpName = string.Join('|', names),
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }
}
