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

    private readonly Argument<string> issuer = new("ISSUER_ID")
    {
        Description = "Its id; rp issuers list shows it.",
    };
    private readonly Option<string?> name = Optional("--name", "What it is.", "NAME");
    private readonly Option<string?> audience = Optional(
        "--audience",
        "The audience (aud) of tokens for this platform.",
        "TEXT"
    );
    private readonly Option<AccessTokenType> type = Choice.One<AccessTokenType>(
        "--token-type",
        "Type of its access tokens."
    );
    private readonly Option<string?> claim = Optional(
        "--role-claim",
        "The claim with roles or groups.",
        "CLAIM"
    );
    private readonly Option<string[]> mappings = new("--map")
    {
        Description =
            "Value of that claim and the role that it gives; in place of all there are. May be repeated.",
        HelpName = "VALUE=ROLE",
    };
    private readonly Option<string[]> clients = new("--client-id")
    {
        Description =
            "Client that tokens may be issued to; in place of all there are. May be repeated.",
        HelpName = "ID",
    };
    private readonly Option<string[]> clear = CommonOptions.Clear(
        "Field to empty.",
        Clearable.Keys
    );

    public IssuersUpdate()
        : base(
            "update",
            "Change how tokens of an OpenID provider are read; within a minute it holds."
        )
    {
        Arguments.Add(issuer);
        foreach (
            var option in new Option[] { name, audience, type, claim, mappings, clients, clear }
        )
            Options.Add(option);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var values = new Issuer { Id = session.Value(issuer) };
        var given = new List<string>();
        Take(session.Value(name), "name", text => values.Name = text);
        Take(session.Value(audience), "audience", text => values.Audience = text);
        Take(session.Value(claim), "role_claim", text => values.RoleClaim = text);
        if (session.Value(type) is var wanted and not AccessTokenType.Unspecified)
            Take(wanted, "token_type", chosen => values.TokenType = chosen);
        if (session.Value(mappings) is { Length: > 0 } roles)
            Take(roles, "role_mappings", all => values.RoleMappings.AddRange(RoleMappings.Of(all)));
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
            cancellationToken: cancellationToken
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
    }

    private static Option<string?> Optional(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };
}
