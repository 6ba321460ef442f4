using System.CommandLine;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Resets the second factor of a user.</summary>
internal sealed class UsersReset : SessionCommand
{
    private readonly Argument<string> user = new("USER_ID")
    {
        Description = "Its id; rp users list shows it.",
    };

    public UsersReset()
        : base("reset", "Take a lost second factor away and give a link to set up a new one.") =>
        Arguments.Add(user);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Users.ResetUserSecondFactorAsync(
            new ResetUserSecondFactorRequest { UserId = session.Value(user) },
            cancellationToken: cancellationToken
        );
        InvitationOutput.Show(session, response.User, response.Invitation);
    }
}
