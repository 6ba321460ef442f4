using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Shows one user.</summary>
internal sealed class UsersGet : SessionCommand
{
    private readonly Argument<string> user = new("USER_ID")
    {
        Description = "Its id; rp users list shows it.",
    };

    public UsersGet()
        : base("get", "Show a user.") => Arguments.Add(user);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Users.GetUserAsync(
            new GetUserRequest { UserId = session.Value(user) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.User, IdentityShapes.User);
    }
}
