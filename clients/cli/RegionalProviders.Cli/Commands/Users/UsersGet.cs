using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Shows one user.</summary>
internal sealed class UsersGet : SessionCommand
{
    public UsersGet()
        : base("get", "Show a user.")
    {
        var user = Argument("USER_ID", "Its id; rp users list shows it.");

        Shows(
            IdentityShapes.User,
            session =>
                session.Client.Users.GetUserAsync(
                    new GetUserRequest { UserId = session.Value(user) },
                    session.CallOptions
                ),
            answer => answer.User
        );
    }
}
