using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Changes how tokens of a council's own OpenID provider are read.</summary>
internal sealed class IssuersUpdate : SessionCommand
{
    private static readonly Dictionary<string, string> Clearable = new()
    {
        ["client-ids"] = "client_ids",
    };

    private readonly Option<string?> name = Optional("--name", "What it is.", "NAME");

    public IssuersUpdate()
        : base(
            "update",
            "Change how tokens of an OpenID provider are read; within a minute it holds."
        )
    {
        var issuer = Argument("ISSUER_ID", "Its id; rp issuers list shows it.");
        Add(name);
        var audience = Add(
            Optional("--audience", "The audience (aud) of tokens for this platform.", "TEXT")
        );
        var type = Add(Choice.One<AccessTokenType>("--token-type", "Type of its access tokens."));
        var claim = Add(Optional("--role-claim", "The claim with roles or groups.", "CLAIM"));
        var mappings = Texts(
            "--map",
            "Value of that claim and the role that it gives; in place of all there are. May be repeated.",
            "VALUE=ROLE"
        );
        var clients = Texts(
            "--client-id",
            "Client that tokens may be issued to; in place of all there are. May be repeated.",
            "ID"
        );
        var clear = Add(CommonOptions.Clear("Field to empty.", Clearable.Keys));

        Runs(async session =>
        {
            var values = new Issuer { Id = session.Value(issuer) };
            var given = new List<string>();
            Take(session.Value(name), "name", text => values.Name = text);
            Take(session.Value(audience), "audience", text => values.Audience = text);
            Take(session.Value(claim), "role_claim", text => values.RoleClaim = text);
            if (session.Value(type) is var wanted and not AccessTokenType.Unspecified)
                Take(wanted, "token_type", chosen => values.TokenType = chosen);
            if (session.Value(mappings) is { Length: > 0 } roles)
                Take(
                    roles,
                    "role_mappings",
                    all => values.RoleMappings.AddRange(RoleMappings.Of(all))
                );
            if (session.Value(clients) is { Length: > 0 } ids)
                Take(ids, "client_ids", values.ClientIds.AddRange);
            var response = await session.Client.Issuers.UpdateIssuerAsync(
                new UpdateIssuerRequest
                {
                    Issuer = values,
                    UpdateMask = UpdateMask.Of(
                        given,
                        session.Value(clear),
                        Clearable,
                        "rp issuers update --help"
                    ),
                },
                session.CallOptions
            );
            session.Output.One(response.Issuer, IdentityShapes.Issuer);

            void Take<T>(T? value, string field, Action<T> set)
                where T : notnull
            {
                if (value is null)
                    return;
                set(value);
                given.Add(field);
            }
        });
    }

    private static Option<string?> Optional(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };
}
