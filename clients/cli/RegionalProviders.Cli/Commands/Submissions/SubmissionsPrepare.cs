using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Fills the draft from the council's own agreements.</summary>
internal sealed class SubmissionsPrepare : SessionCommand
{
    public SubmissionsPrepare()
        : base(
            "prepare",
            "Fill the draft from the council's own agreements; rows that it has stay as they are."
        )
    {
        var window = Add(ChosenWindow.Option());
        var replace = Flag("--replace", "Remove the rows that the draft has and begin anew.");
        var etag = Add(CommonOptions.Etag());

        Runs(async session =>
        {
            var prepared = await session.Client.Submissions.PrepareReturnAsync(
                new PrepareReturnRequest
                {
                    WindowId = await ChosenWindow.IdAsync(session, window),
                    Replace = session.Value(replace),
                    Etag = session.Value(etag) ?? "",
                },
                session.CallOptions
            );
            session.Output.One(prepared, SubmissionShapes.Prepared);
            if (prepared.Submission.ErrorCount > 0)
                session.Notice(
                    "rp submissions findings --export FILE.xlsx gives the rows with what is left to fill in."
                );
        });
    }
}
