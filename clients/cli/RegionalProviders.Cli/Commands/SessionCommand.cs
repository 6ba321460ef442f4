using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Profiles;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands;

/// <summary>A command that talks to the platform with the chosen profile.</summary>
internal abstract class SessionCommand : Command
{
    protected SessionCommand(string name, string description)
        : base(name, description) =>
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var surroundings = (Surroundings)parsed.InvocationConfiguration;
                var profile = new ProfileStore(surroundings).Load(
                    parsed.GetValue(GlobalOptions.Profile)
                );
                await using var client = Connect(profile, parsed, surroundings);
                await RunAsync(
                    new Session(parsed, surroundings, profile, client),
                    cancellationToken
                );
                return ExitCode.Ok;
            }
        );

    internal static RegionalProvidersClient Connect(
        ClientProfile profile,
        ParseResult parsed,
        Surroundings surroundings
    ) =>
        RegionalProvidersClient.Connect(
            profile,
            surroundings.ClientOptions(
                parsed.GetValue(GlobalOptions.Timeout) is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : null
            )
        );

    protected abstract Task RunAsync(Session session, CancellationToken cancellationToken);
}
