using System.CommandLine;
using Grpc.Core;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands;

/// <summary>What a command that talks to the platform works with.</summary>
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

    /// <summary>Options of every call, so that an interruption ends it.</summary>
    public CallOptions CallOptions { get; } = new(cancellationToken: cancellation);

    public OutputWriter Output { get; } = new(context, parsed.GetValue(GlobalOptions.Output));

    public bool IsVerbose => parsed.GetValue(GlobalOptions.Verbose);

    public string NewRequestId() => context.NewId().ToString();

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>Null only for an argument that may be left out: the parser refuses a line without the others.</summary>
    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Says something beside the answer.</summary>
    public void Notice(string text) => context.Error.WriteLine(text);
}
