using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands;

/// <summary>What a command that talks to the platform works with.</summary>
internal sealed class Session(
    ParseResult parsed,
    Surroundings surroundings,
    ClientProfile profile,
    RegionalProvidersClient client
)
{
    public Surroundings Surroundings => surroundings;

    public ClientProfile Profile => profile;

    public RegionalProvidersClient Client => client;

    public OutputWriter Output { get; } = new(surroundings, parsed.GetValue(GlobalOptions.Output));

    public bool IsVerbose => parsed.GetValue(GlobalOptions.Verbose);

    public string NewRequestId() => surroundings.NewId().ToString();

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>Null only for an argument that may be left out: the parser refuses a line without the others.</summary>
    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Says something beside the answer.</summary>
    public void Notice(string text) => surroundings.Error.WriteLine(text);
}
