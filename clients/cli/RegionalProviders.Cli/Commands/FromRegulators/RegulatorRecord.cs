using RegionalProviders.Cli.Commands.Placements;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.FromRegulators;

/// <summary>Records what a regulator sent.</summary>
internal sealed class RegulatorRecord : SessionCommand
{
    public RegulatorRecord()
        : base("record", "Record what a regulator sent, for all members.")
    {
        var file = Argument(
            "FILE",
            "What the regulator told as JSON, like rp regulator list -o json writes it."
        );

        Shows(
            RegulatorShapes.Whole,
            session =>
                session.Client.RegulatoryNotices.RecordRegulatoryNoticeAsync(
                    new RecordRegulatoryNoticeRequest
                    {
                        Notice = JsonFile.Read<RegulatoryNotice>(session.Value(file)),
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                ),
            answer => answer.Notice
        );
    }
}
