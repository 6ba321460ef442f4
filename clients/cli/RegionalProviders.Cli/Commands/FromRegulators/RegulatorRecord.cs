using System.CommandLine;
using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Records what a regulator sent.</summary>
internal sealed class RegulatorRecord : SessionCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "What the regulator told as JSON, like rp regulator list -o json writes it.",
    };

    public RegulatorRecord()
        : base("record", "Record what a regulator sent, for all members.") => Arguments.Add(file);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var recorded = await session.Client.RegulatoryNotices.RecordRegulatoryNoticeAsync(
            new RecordRegulatoryNoticeRequest
            {
                Notice = JsonFile.Read<RegulatoryNotice>(session.Value(file)),
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(recorded.Notice, RegulatorShapes.Whole);
    }
}
