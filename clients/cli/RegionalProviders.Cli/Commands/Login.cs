using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Cli.Profiles;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Checks credentials with the platform, and stores them as the current profile.</summary>
internal sealed class Login : Command
{
    private readonly Option<Uri> server = new("--server")
    {
        Description = "URL of the platform's gRPC port.",
        HelpName = "URL",
        Required = true,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url))
                return url;
            result.AddError("--server: give a URL, e.g. https://providers.example.org");
            return null;
        },
    };
    private readonly Option<string> clientId = new("--client-id")
    {
        Description = "The OAuth client_id.",
        HelpName = "ID",
        Required = true,
    };
    private readonly Option<bool> secretFromInput = new("--secret-stdin")
    {
        Description =
            "Read the secret from standard input, so that it shows in no list of processes.",
    };
    private readonly Option<string?> key = new("--key")
    {
        Description = "File with the client's private key, PEM or JWK; the profile keeps its path.",
        HelpName = "FILE",
    };
    private readonly Option<string?> caFile = new("--ca-file")
    {
        Description = "PEM file with the authorities to trust for TLS.",
        HelpName = "FILE",
    };
    private readonly Option<string> profileName = new("--name")
    {
        Description = "Name of the profile.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "default",
    };

    public Login()
        : base("login", "Check credentials and keep them as the current profile.")
    {
        Options.Add(server);
        Options.Add(clientId);
        Options.Add(secretFromInput);
        Options.Add(key);
        Options.Add(caFile);
        Options.Add(profileName);
        Validators.Add(result =>
        {
            if (result.GetValue(secretFromInput) == (result.GetValue(key) is not null))
                result.AddError("Give either --secret-stdin or --key FILE.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var context = (CommandContext)parsed.InvocationConfiguration;
        var store = new ProfileStore(context);
        var name = parsed.GetRequiredValue(profileName);
        var path = store.PathOf(name);
        var profile = new ClientProfile
        {
            Server = parsed.GetRequiredValue(server),
            ClientId = parsed.GetRequiredValue(clientId),
            ClientSecret = parsed.GetValue(secretFromInput)
                ? await SecretAsync(context, cancellationToken)
                : null,
            ClientKey = FullPath(parsed.GetValue(key)),
            CaFile = FullPath(parsed.GetValue(caFile)),
        };
        await using var client = SessionCommand.Connect(profile, parsed, context);
        var caller = await client.Principal.WhoAmIAsync(
            new WhoAmIRequest(),
            cancellationToken: cancellationToken
        );
        store.Save(name, profile);
        store.Use(name);
        context.Error.WriteLine($"Signed in; profile {name} is kept in {path}.");
        new OutputWriter(context, parsed.GetValue(GlobalOptions.Output)).One(
            caller,
            IdentityShapes.Caller
        );
        return ExitCode.Ok;
    }

    private static async Task<string> SecretAsync(
        CommandContext context,
        CancellationToken cancellationToken
    ) =>
        await context.Input.ReadLineAsync(cancellationToken) is { Length: > 0 } secret
            ? secret.Trim()
            : throw new CommandException(
                ExitCode.InvalidInput,
                "Standard input holds no secret.",
                "Pipe it in: rp login … --secret-stdin < secret.txt"
            );

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
