using RegionalProviders.Cli.Options;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Clients;

/// <summary>Creates a machine client, and writes its secret to a profile or to standard output.</summary>
internal sealed class ClientsCreate : SessionCommand
{
    public ClientsCreate()
        : base("create", "Create a machine client.")
    {
        var clientName = RequiredText(
            "--name",
            "What it is, e.g. \"Case management system\"; no personal names.",
            "NAME"
        );
        var kind = AddRequired(Choice.One<PrincipalKind>("--kind", "Kind of principal."));
        var council = Text(
            "--council",
            "Council, for kind council: GSS code, name or id.",
            "GSS|NAME"
        );
        var consortia = Texts(
            "--consortium",
            "Consortium, for kind coordinator. May be repeated.",
            "NAME|ID"
        );
        var organisation = Text("--organisation", "Organisation, for kind provider.", "ID");
        var roles = Add(
            Choice.Many<Role>("--role", "Role of the tokens, for kind council. May be repeated.")
        );
        var keys = Text(
            "--jwks",
            "File with the client's public keys as a JSON Web Key Set, instead of a secret.",
            "FILE"
        );
        var profile = Add(ProfileFile.Option());

        Runs(async session =>
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
                request.CouncilId = await Resolve.CouncilIdAsync(session, text);
            foreach (var name in session.Value(consortia) ?? [])
                request.ConsortiumIds.Add(await Resolve.ConsortiumIdAsync(session, name));
            var response = await session.Client.Clients.CreateClientAsync(
                request,
                session.CallOptions
            );
            file.Show(response.Client, response.ClientSecret);
        });
    }
}
