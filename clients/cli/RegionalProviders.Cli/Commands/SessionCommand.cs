using System.CommandLine;
using Grpc.Core;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Profiles;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Commands;

/// <summary>
/// A command that calls the platform with the chosen profile. Its constructor declares everything: the arguments and
/// options, in the order in which help lists them, and then what the command shows, lists or runs.
/// </summary>
internal abstract class SessionCommand(string name, string description) : Command(name, description)
{
    /// <summary>Connects with the profile and the timeout that the command line names.</summary>
    internal static RegionalProvidersClient Connect(
        ClientProfile profile,
        ParseResult parsed,
        CommandContext context
    ) =>
        RegionalProvidersClient.Connect(
            profile,
            context.ClientOptions(
                parsed.GetValue(GlobalOptions.Timeout) is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : null
            )
        );

    protected Argument<T> Add<T>(Argument<T> argument)
    {
        Arguments.Add(argument);
        return argument;
    }

    protected Option<T> Add<T>(Option<T> option)
    {
        Options.Add(option);
        return option;
    }

    /// <summary>Adds a required option.</summary>
    protected Option<T> AddRequired<T>(Option<T> option)
    {
        option.Required = true;
        return Add(option);
    }

    protected Argument<string> Argument(string argument, string help) =>
        Add(new Argument<string>(argument) { Description = help });

    /// <summary>Adds an option without a value, which is either present or absent.</summary>
    protected Option<bool> Flag(string option, string help) =>
        Add(new Option<bool>(option) { Description = help });

    protected Option<string?> Text(string option, string help, string value) =>
        Add(new Option<string?>(option) { Description = help, HelpName = value });

    protected Option<string> RequiredText(string option, string help, string value) =>
        Add(
            new Option<string>(option)
            {
                Description = help,
                HelpName = value,
                Required = true,
            }
        );

    /// <summary>Adds an option that may be repeated.</summary>
    protected Option<string[]> Texts(string option, string help, string value) =>
        Add(new Option<string[]>(option) { Description = help, HelpName = value });

    /// <summary>The command calls the platform and shows the one item that the call returns.</summary>
    protected void Shows<T>(Shape<T> shape, Func<Session, Task<T>> call) =>
        Runs(async session => session.Output.One(await call(session), shape));

    /// <summary>The command makes one call and shows the chosen part of its response.</summary>
    protected void Shows<TAnswer, T>(
        Shape<T> shape,
        Func<Session, AsyncUnaryCall<TAnswer>> call,
        Func<TAnswer, T> shown
    ) => Shows(shape, async session => shown(await call(session)));

    /// <summary>The command lists all pages of a list.</summary>
    protected void Lists<T>(Shape<T> shape, Func<Session, IAsyncEnumerable<T>> items) =>
        Runs(async session =>
            session.Output.List(await items(session).ToListAsync(session.Cancellation), shape)
        );

    /// <summary>The command lists all pages of a list whose filter needs a look-up first.</summary>
    protected void Lists<T>(Shape<T> shape, Func<Session, Task<IAsyncEnumerable<T>>> items) =>
        Runs(async session =>
        {
            var found = await items(session);
            session.Output.List(await found.ToListAsync(session.Cancellation), shape);
        });

    /// <summary>The command runs code of its own.</summary>
    protected void Runs(Func<Session, Task> run) =>
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var context = (CommandContext)parsed.InvocationConfiguration;
                var profile = new ProfileStore(context).Load(
                    parsed.GetValue(GlobalOptions.Profile)
                );
                await using var client = Connect(profile, parsed, context);
                await run(new Session(parsed, context, profile, client, cancellationToken));
                return ExitCode.Ok;
            }
        );
}
