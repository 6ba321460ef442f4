using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Lists the members of a consortium.</summary>
internal sealed class ConsortiaMembers : SessionCommand
{
    private readonly Argument<string> consortium = new("CONSORTIUM")
    {
        Description = "Name or id of the consortium.",
    };
    private readonly Option<bool> ended = new("--include-ended")
    {
        Description = "List ended memberships too.",
    };

    public ConsortiaMembers()
        : base("members", "List the members of a consortium.")
    {
        Arguments.Add(consortium);
        Options.Add(ended);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListMembersRequest
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            IncludeEnded = session.Value(ended),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListMembersAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            IdentityShapes.Membership
        );
    }
}
