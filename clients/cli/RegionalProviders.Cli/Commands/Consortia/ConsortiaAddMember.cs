using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Makes a council a member.</summary>
internal sealed class ConsortiaAddMember : SessionCommand
{
    public ConsortiaAddMember()
        : base("add-member", "Make a council a member of a consortium.")
    {
        var consortium = Argument("CONSORTIUM", "Name or id of the consortium.");
        var council = Argument("COUNCIL", "GSS code, DfE code, name or id of the council.");
        var from = Add(Day.Option("--from", "First day (today)."));

        Shows(
            IdentityShapes.Membership,
            async session =>
                (
                    await session.Client.Consortia.AddMemberAsync(
                        new AddMemberRequest
                        {
                            ConsortiumId = await Resolve.ConsortiumIdAsync(
                                session,
                                session.Value(consortium)
                            ),
                            CouncilId = await Resolve.CouncilIdAsync(
                                session,
                                session.Value(council)
                            ),
                            From = session.Value(from)?.ToMessage(),
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Membership
        );
    }
}
