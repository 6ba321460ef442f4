using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Replaces the roles of a user.</summary>
internal sealed class UsersRoles : SessionCommand
{
    public UsersRoles()
        : base("roles", "Replace the roles of a user of your council.")
    {
        var roles = AddRequired(
            Choice.Many<Role>("--role", "Role that the user has from now on. May be repeated.")
        );
        var user = Argument("USER_ID", "Its id; rp users list shows it.");

        Shows(
            IdentityShapes.User,
            session =>
                session.Client.Users.UpdateUserRolesAsync(
                    new UpdateUserRolesRequest
                    {
                        UserId = session.Value(user),
                        Roles = { session.Value(roles) ?? [] },
                    },
                    session.CallOptions
                ),
            answer => answer.User
        );
    }
}
