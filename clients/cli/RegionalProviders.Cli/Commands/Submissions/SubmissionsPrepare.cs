using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Fills the draft from the council's own agreements.</summary>
internal sealed class SubmissionsPrepare : SessionCommand
{
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<bool> replace = new("--replace")
    {
        Description = "Remove the rows that the draft has and begin anew.",
    };
    private readonly Option<string?> etag = CommonOptions.Etag();

    public SubmissionsPrepare()
        : base(
            "prepare",
            "Fill the draft from the council's own agreements; rows that it has stay as they are."
        )
    {
        Options.Add(window);
        Options.Add(replace);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var prepared = await session.Client.Submissions.PrepareReturnAsync(
            new PrepareReturnRequest
            {
                WindowId = await ChosenWindow.IdAsync(session, window, cancellationToken),
                Replace = session.Value(replace),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(prepared, SubmissionShapes.Prepared);
        if (prepared.Submission.ErrorCount > 0)
            session.Notice(
                "rp submissions findings --export FILE.xlsx gives the rows with what is left to fill in."
            );
    }
}
