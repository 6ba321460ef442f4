using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Replaces the roles of a user.</summary>
internal sealed class UsersRoles : SessionCommand
{
    private readonly Argument<string> user = new("USER_ID")
    {
        Description = "Its id; rp users list shows it.",
    };
    private readonly Option<Role[]> roles = Choice.Many<Role>(
        "--role",
        "Role that the user has from now on. May be repeated."
    );

    public UsersRoles()
        : base("roles", "Replace the roles of a user of your council.")
    {
        roles.Required = true;
        Arguments.Add(user);
        Options.Add(roles);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Users.UpdateUserRolesAsync(
            new UpdateUserRolesRequest
            {
                UserId = session.Value(user),
                Roles = { session.Value(roles) ?? [] },
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.User, IdentityShapes.User);
    }
}
