using System.CommandLine;
using RegionalProviders.Client;

namespace RegionalProviders.Cli;

/// <summary>Everything a command takes from its environment: streams, variables, terminal, clock and ids.</summary>
internal sealed class CommandContext : InvocationConfiguration
{
    public required TextReader Input { get; init; }

    public required Func<string, string?> Variable { get; init; }

    public required bool IsOutputTerminal { get; init; }

    public required bool IsErrorTerminal { get; init; }

    public required int TerminalWidth { get; init; }

    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How calls behave; <c>--timeout</c> changes the deadline of one run.</summary>
    public required Func<TimeSpan?, RegionalProvidersClientOptions> ClientOptions { get; init; }

    public bool HasColours =>
        IsOutputTerminal
        && string.IsNullOrEmpty(Variable("NO_COLOR"))
        && Variable("TERM") is not "dumb";

    public static CommandContext OfProcess() =>
        new()
        {
            Output = Console.Out,
            Error = Console.Error,
            Input = Console.In,
            Variable = Environment.GetEnvironmentVariable,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            TerminalWidth = Console.IsOutputRedirected ? 0 : Console.WindowWidth,
            EnableDefaultExceptionHandler = false,
            ClientOptions = timeout =>
                timeout is { } limit
                    ? new RegionalProvidersClientOptions
                    {
                        Deadline = limit,
                        UploadDeadline = limit,
                    }
                    : new RegionalProvidersClientOptions(),
        };
}
