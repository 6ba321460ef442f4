using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Uploads the council's return from a file.</summary>
internal sealed class SubmissionsUpload : SessionCommand
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "CSV or xlsx in any published layout, or the statutory episodes file.",
    };
    private readonly Option<string?> window = ChosenWindow.Option();
    private readonly Option<string?> costs = CostsFile.Option();
    private readonly Option<bool> withdraw = new("--withdraw")
    {
        Description = "Take a return back that was submitted.",
    };

    public SubmissionsUpload()
        : base("upload", "Upload the return: its rows replace those of the draft, or none does.")
    {
        Arguments.Add(file);
        Options.Add(costs);
        Options.Add(window);
        Options.Add(withdraw);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var path = session.Value(file);
        await using var content = InputFile.Open(path);
        await using var costsContent = CostsFile.Open(session, costs);
        var windowId = await ChosenWindow.IdAsync(session, window, cancellationToken);
        FileReport report;
        await using (
            var progress = new UploadProgress(
                session.Surroundings,
                Path.GetFileName(path),
                content.Length + (costsContent?.Length ?? 0),
                "checking"
            )
        )
            report = costsContent is null
                ? await session.Client.Returns.UploadAsync(
                    content,
                    Path.GetFileName(path),
                    windowId,
                    session.Value(withdraw),
                    session.Surroundings.NewId(),
                    progress,
                    cancellationToken
                )
                : await session.Client.Returns.UploadWithCostsAsync(
                    content,
                    Path.GetFileName(path),
                    costsContent,
                    Path.GetFileName(session.Value(costs)!),
                    windowId,
                    session.Value(withdraw),
                    session.Surroundings.NewId(),
                    progress,
                    cancellationToken
                );
        session.Output.One(report, SubmissionShapes.File);
        if (report.Counts.Errors + report.Counts.Warnings > 0)
            session.Notice("rp submissions findings lists what was found.");
    }
}
