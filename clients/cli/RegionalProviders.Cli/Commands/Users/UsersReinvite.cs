using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Gives a user a new link.</summary>
internal sealed class UsersReinvite : SessionCommand
{
    public UsersReinvite()
        : base(
            "reinvite",
            "Give a user a new link: the one before has ended, or the password is forgotten."
        )
    {
        var user = Argument("USER_ID", "Its id; rp users list shows it.");

        Runs(async session =>
        {
            var response = await session.Client.Users.ReissueInvitationAsync(
                new ReissueInvitationRequest { UserId = session.Value(user) },
                session.CallOptions
            );
            InvitationOutput.Show(session, response.User, response.Invitation);
        });
    }
}
