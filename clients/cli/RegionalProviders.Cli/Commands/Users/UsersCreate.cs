using RegionalProviders.Cli.Options;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Creates a user and shows the link with which that person sets a password and a second factor.</summary>
internal sealed class UsersCreate : SessionCommand
{
    public UsersCreate()
        : base("create", "Create a user; the link to hand over is shown this once.")
    {
        var email = RequiredText(
            "--email",
            "E-mail address, with which the person signs in.",
            "ADDRESS"
        );
        var displayName = RequiredText("--name", "What the person is called.", "NAME");
        var kind = Add(Choice.One<PrincipalKind>("--kind", "Kind of principal (council)."));
        var council = Text(
            "--council",
            "Council, for kind council: GSS code, name or id (your own).",
            "GSS|NAME"
        );
        var consortia = Texts(
            "--consortium",
            "Consortium, for kind coordinator. May be repeated.",
            "NAME|ID"
        );
        var organisation = Text("--organisation", "Organisation, for kind provider.", "ID");
        var roles = Add(Choice.Many<Role>("--role", "Role, for kind council. May be repeated."));

        Runs(async session =>
        {
            var wanted = session.Value(kind);
            var request = new CreateUserRequest
            {
                Email = session.Value(email),
                DisplayName = session.Value(displayName),
                Kind = wanted == PrincipalKind.Unspecified ? PrincipalKind.Council : wanted,
                OrganisationId = session.Value(organisation) ?? "",
                Roles = { session.Value(roles) ?? [] },
                RequestId = session.NewRequestId(),
            };
            if (session.Value(council) is { } text)
                request.CouncilId = await Resolve.CouncilIdAsync(session, text);
            foreach (var name in session.Value(consortia) ?? [])
                request.ConsortiumIds.Add(await Resolve.ConsortiumIdAsync(session, name));
            var response = await session.Client.Users.CreateUserAsync(request, session.CallOptions);
            InvitationOutput.Show(session, response.User, response.Invitation);
        });
    }
}
