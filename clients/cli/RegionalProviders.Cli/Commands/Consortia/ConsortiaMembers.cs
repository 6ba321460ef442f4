using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Lists the members of a consortium.</summary>
internal sealed class ConsortiaMembers : SessionCommand
{
    public ConsortiaMembers()
        : base("members", "List the members of a consortium.")
    {
        var consortium = Argument("CONSORTIUM", "Name or id of the consortium.");
        var ended = Flag("--include-ended", "List ended memberships too.");

        Lists(
            IdentityShapes.Membership,
            async session =>
                session.Client.ListMembersAsync(
                    new ListMembersRequest
                    {
                        ConsortiumId = await Resolve.ConsortiumIdAsync(
                            session,
                            session.Value(consortium)
                        ),
                        IncludeEnded = session.Value(ended),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
