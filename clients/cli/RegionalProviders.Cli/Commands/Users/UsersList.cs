using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Lists users.</summary>
internal sealed class UsersList : SessionCommand
{
    private readonly Option<string?> council = new("--council")
    {
        Description = "Of this council only: GSS code, name or id.",
        HelpName = "GSS|NAME",
    };
    private readonly Option<bool> disabled = new("--include-disabled")
    {
        Description = "List disabled users too.",
    };

    public UsersList()
        : base("list", "List the users whom you manage.")
    {
        Options.Add(council);
        Options.Add(disabled);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListUsersRequest
        {
            IncludeDisabled = session.Value(disabled),
            PageSize = Paging.LargestPage,
        };
        if (session.Value(council) is { } text)
            request.CouncilId = await Resolve.CouncilIdAsync(session, text, cancellationToken);
        session.Output.List(
            await session
                .Client.ListUsersAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            IdentityShapes.User
        );
    }
}
