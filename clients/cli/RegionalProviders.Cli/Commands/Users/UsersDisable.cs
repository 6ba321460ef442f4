using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Disables a user for good.</summary>
internal sealed class UsersDisable : SessionCommand
{
    private readonly Argument<string> user = new("USER_ID")
    {
        Description = "Its id; rp users list shows it.",
    };

    public UsersDisable()
        : base("disable", "Disable a user for good.") => Arguments.Add(user);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Users.DisableUserAsync(
            new DisableUserRequest { UserId = session.Value(user) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.User, IdentityShapes.User);
    }
}
