using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
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
            RoleMappings = { Issuers.RoleMappings.Of(session.Value(mappings)) },
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

    private static Option<string> Required(string name, string description, string help) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Required = true,
        };
}
