using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Disables a user for good.</summary>
internal sealed class UsersDisable : SessionCommand
{
    public UsersDisable()
        : base("disable", "Disable a user for good.")
    {
        var user = Argument("USER_ID", "Its id; rp users list shows it.");

        Shows(
            IdentityShapes.User,
            session =>
                session.Client.Users.DisableUserAsync(
                    new DisableUserRequest { UserId = session.Value(user) },
                    session.CallOptions
                ),
            answer => answer.User
        );
    }
}
