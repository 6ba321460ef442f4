using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Makes a council a member.</summary>
internal sealed class ConsortiaAddMember : SessionCommand
{
    private readonly Argument<string> consortium = new("CONSORTIUM")
    {
        Description = "Name or id of the consortium.",
    };
    private readonly Argument<string> council = new("COUNCIL")
    {
        Description = "GSS code, DfE code, name or id of the council.",
    };
    private readonly Option<DateOnly?> from = Day.Option("--from", "First day (today).");

    public ConsortiaAddMember()
        : base("add-member", "Make a council a member of a consortium.")
    {
        Arguments.Add(consortium);
        Arguments.Add(council);
        Options.Add(from);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = await Resolve.ConsortiumIdAsync(
                    session,
                    session.Value(consortium),
                    cancellationToken
                ),
                CouncilId = await Resolve.CouncilIdAsync(
                    session,
                    session.Value(council),
                    cancellationToken
                ),
                From = session.Value(from)?.ToMessage(),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Membership, IdentityShapes.Membership);
    }
}
