using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Registers a council's own OpenID provider.</summary>
internal sealed class IssuersRegister : SessionCommand
{
    private readonly Option<string> issuerName = Required(
        "--name",
        "What it is, e.g. \"Entra ID\".",
        "NAME"
    );
    private readonly Option<string> issuer = Required(
        "--issuer",
        "The issuer, exactly as it stands in the iss claim of tokens.",
        "URL"
    );
    private readonly Option<string> audience = Required(
        "--audience",
        "The audience (aud) of tokens for this platform.",
        "TEXT"
    );
    private readonly Option<AccessTokenType> type = Choice.One<AccessTokenType>(
        "--token-type",
        "Type of its access tokens (at-jwt); jwt for Entra ID."
    );
    private readonly Option<string> claim = Required(
        "--role-claim",
        "The claim with roles or groups, e.g. roles.",
        "CLAIM"
    );
    private readonly Option<string[]> mappings = new("--map")
    {
        Description = "Value of that claim and the role that it gives. May be repeated.",
        HelpName = "VALUE=ROLE",
        Required = true,
    };
    private readonly Option<string[]> clients = new("--client-id")
    {
        Description = "Client that tokens may be issued to (all). May be repeated.",
        HelpName = "ID",
    };
    private readonly Option<string?> council = new("--council")
    {
        Description = "Council: GSS code, name or id (your own).",
        HelpName = "GSS|NAME",
    };

    public IssuersRegister()
        : base(
            "register",
            "Trust access tokens of a council's own OpenID provider, for that council."
        )
    {
        foreach (
            var option in new Option[]
            {
                issuerName,
                issuer,
                audience,
                type,
                claim,
                mappings,
                clients,
                council,
            }
        )
            Options.Add(option);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var wanted = session.Value(type);
        var request = new RegisterIssuerRequest
        {
            Name = session.Value(issuerName),
            Issuer = session.Value(issuer),
            Audience = session.Value(audience),
            TokenType = wanted == AccessTokenType.Unspecified ? AccessTokenType.AtJwt : wanted,
            RoleClaim = session.Value(claim),
            ClientIds = { session.Value(clients) ?? [] },
            RoleMappings = { (session.Value(mappings) ?? []).Select(Mapping) },
            RequestId = session.NewRequestId(),
        };
        if (session.Value(council) is { } text)
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        var response = await session.Client.Issuers.RegisterIssuerAsync(
            request,
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Issuer, IdentityShapes.Issuer);
    }

    private static RoleMapping Mapping(string text)
    {
        // At the last sign: values may hold one, role names do not.
        var at = text.LastIndexOf('=');
        return at > 0 && EnumText.TryParse<Role>(text[(at + 1)..], out var role)
            ? new RoleMapping { Value = text[..at], Role = role }
            : throw new CommandException(
                ExitCode.InvalidInput,
                $"--map {text} is no VALUE=ROLE.",
                "Roles are reader, officer, quality-lead, senior-approver, finance and administrator."
            );
    }

    private static Option<string> Required(string name, string description, string help) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Required = true,
        };
}
