using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Registers a council's own OpenID provider.</summary>
internal sealed class IssuersRegister : SessionCommand
{
    public IssuersRegister()
        : base(
            "register",
            "Register your council's own OpenID provider; its access tokens are trusted once you have proved it."
        )
    {
        var issuerName = Add(Required("--name", "What it is, e.g. \"Entra ID\".", "NAME"));
        var issuer = Add(
            Required(
                "--issuer",
                "The issuer, exactly as it stands in the iss claim of tokens.",
                "URL"
            )
        );
        var audience = Add(
            Required("--audience", "The audience (aud) of tokens for this platform.", "TEXT")
        );
        var type = Add(
            Choice.One<AccessTokenType>(
                "--token-type",
                "Type of its access tokens (at-jwt); jwt for Entra ID."
            )
        );
        var claim = Add(
            Required("--role-claim", "The claim with roles or groups, e.g. roles.", "CLAIM")
        );
        var mappings = Add(
            new Option<string[]>("--map")
            {
                Description = "Value of that claim and the role that it gives. May be repeated.",
                HelpName = "VALUE=ROLE",
                Required = true,
            }
        );
        var clients = Texts(
            "--client-id",
            "Client that tokens may be issued to (all). May be repeated.",
            "ID"
        );
        var council = Text("--council", "Council: GSS code, name or id (your own).", "GSS|NAME");

        Shows(
            IdentityShapes.Issuer,
            async session =>
            {
                var wanted = session.Value(type);
                var request = new RegisterIssuerRequest
                {
                    Name = session.Value(issuerName),
                    Issuer = session.Value(issuer),
                    Audience = session.Value(audience),
                    TokenType =
                        wanted == AccessTokenType.Unspecified ? AccessTokenType.AtJwt : wanted,
                    RoleClaim = session.Value(claim),
                    ClientIds = { session.Value(clients) ?? [] },
                    RoleMappings = { Issuers.RoleMappings.Of(session.Value(mappings)) },
                    RequestId = session.NewRequestId(),
                };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                var registered = await session.Client.Issuers.RegisterIssuerAsync(
                    request,
                    session.CallOptions
                );
                session.Notice(
                    "Its tokens count once you have proved that it is yours: rp issuers prove, with a token whose claim roles has the challenge."
                );
                return registered.Issuer;
            }
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
