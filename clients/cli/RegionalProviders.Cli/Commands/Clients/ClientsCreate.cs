using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Creates a machine client, and keeps its secret where it is told to.</summary>
internal sealed class ClientsCreate : SessionCommand
{
    private readonly Option<string> clientName = new("--name")
    {
        Description = "What it is, e.g. \"Case management system\"; no personal names.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly Option<PrincipalKind> kind = Choice.One<PrincipalKind>(
        "--kind",
        "Kind of principal."
    );
    private readonly Option<string?> council = new("--council")
    {
        Description = "Council, for kind council: GSS code, name or id.",
        HelpName = "GSS|NAME",
    };
    private readonly Option<string[]> consortia = new("--consortium")
    {
        Description = "Consortium, for kind coordinator. May be repeated.",
        HelpName = "NAME|ID",
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "Organisation, for kind provider.",
        HelpName = "ID",
    };
    private readonly Option<Role[]> roles = Choice.Many<Role>(
        "--role",
        "Role of the tokens, for kind council. May be repeated."
    );
    private readonly Option<string?> keys = new("--jwks")
    {
        Description =
            "File with the client's public keys as a JSON Web Key Set, instead of a secret.",
        HelpName = "FILE",
    };
    private readonly Option<string?> profile = ProfileFile.Option();

    public ClientsCreate()
        : base("create", "Create a machine client.")
    {
        kind.Required = true;
        foreach (
            var option in new Option[]
            {
                clientName,
                kind,
                council,
                consortia,
                organisation,
                roles,
                keys,
                profile,
            }
        )
            Options.Add(option);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var file = new ProfileFile(session, session.Value(profile));
        var request = new CreateClientRequest
        {
            Name = session.Value(clientName),
            Kind = session.Value(kind),
            OrganisationId = session.Value(organisation) ?? "",
            Roles = { session.Value(roles) ?? [] },
            PublicJwks = session.Value(keys) is { } path ? InputFile.ReadText(path) : "",
            RequestId = session.NewRequestId(),
        };
        if (session.Value(council) is { } text)
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        foreach (var name in session.Value(consortia) ?? [])
            request.ConsortiumIds.Add(
                await Resolve.ConsortiumIdAsync(session, name, cancellationToken)
            );
        var response = await session.Client.Clients.CreateClientAsync(
            request,
            cancellationToken: cancellationToken
        );
        file.Show(response.Client, response.ClientSecret);
    }
}
