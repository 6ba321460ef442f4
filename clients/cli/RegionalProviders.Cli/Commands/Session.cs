using System.CommandLine;
using Grpc.Core;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands;

/// <summary>What a command that calls the platform works with: its arguments, profile, client and output.</summary>
internal sealed class Session(
    ParseResult parsed,
    CommandContext context,
    ClientProfile profile,
    RegionalProvidersClient client,
    CancellationToken cancellation
)
{
    public CommandContext Context => context;

    public ClientProfile Profile => profile;

    public RegionalProvidersClient Client => client;

    /// <summary>Cancelled when the person at the terminal interrupts the command.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Options for every call, so that an interruption cancels it.</summary>
    public CallOptions CallOptions { get; } = new(cancellationToken: cancellation);

    public OutputWriter Output { get; } = new(context, parsed.GetValue(GlobalOptions.Output));

    public bool IsVerbose => parsed.GetValue(GlobalOptions.Verbose);

    public string NewRequestId() => context.NewId().ToString();

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>
    /// The value of an argument. Null only for an optional argument: the parser refuses a command line without the others.
    /// </summary>
    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Writes a message to standard error, apart from the command's output.</summary>
    public void Notice(string text) => context.Error.WriteLine(text);
}
