using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Creates a user and shows the link with which that person sets a password and a second factor.</summary>
internal sealed class UsersCreate : SessionCommand
{
    private readonly Option<string> email = new("--email")
    {
        Description = "E-mail address, with which the person signs in.",
        HelpName = "ADDRESS",
        Required = true,
    };
    private readonly Option<string> displayName = new("--name")
    {
        Description = "What the person is called.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly Option<PrincipalKind> kind = Choice.One<PrincipalKind>(
        "--kind",
        "Kind of principal (council)."
    );
    private readonly Option<string?> council = new("--council")
    {
        Description = "Council, for kind council: GSS code, name or id (your own).",
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
        "Role, for kind council. May be repeated."
    );

    public UsersCreate()
        : base("create", "Create a user; the link to hand over is shown this once.")
    {
        foreach (
            var option in new Option[]
            {
                email,
                displayName,
                kind,
                council,
                consortia,
                organisation,
                roles,
            }
        )
            Options.Add(option);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
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
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        foreach (var name in session.Value(consortia) ?? [])
            request.ConsortiumIds.Add(
                await Resolve.ConsortiumIdAsync(session, name, cancellationToken)
            );
        var response = await session.Client.Users.CreateUserAsync(
            request,
            cancellationToken: cancellationToken
        );
        InvitationOutput.Show(session, response.User, response.Invitation);
    }
}
