using System.CommandLine;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Gives a user a new link.</summary>
internal sealed class UsersReinvite : SessionCommand
{
    private readonly Argument<string> user = new("USER_ID")
    {
        Description = "Its id; rp users list shows it.",
    };

    public UsersReinvite()
        : base(
            "reinvite",
            "Give a user a new link: the one before has ended, or the password is forgotten."
        ) => Arguments.Add(user);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Users.ReissueInvitationAsync(
            new ReissueInvitationRequest { UserId = session.Value(user) },
            cancellationToken: cancellationToken
        );
        InvitationOutput.Show(session, response.User, response.Invitation);
    }
}
