using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Resets the second factor of a user.</summary>
internal sealed class UsersReset : SessionCommand
{
    public UsersReset()
        : base("reset", "Take a lost second factor away and give a link to set up a new one.")
    {
        var user = Argument("USER_ID", "Its id; rp users list shows it.");

        Runs(async session =>
        {
            var response = await session.Client.Users.ResetUserSecondFactorAsync(
                new ResetUserSecondFactorRequest { UserId = session.Value(user) },
                session.CallOptions
            );
            InvitationOutput.Show(session, response.User, response.Invitation);
        });
    }
}
