using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Uploads the council's return from a file.</summary>
internal sealed class SubmissionsUpload : SessionCommand
{
    public SubmissionsUpload()
        : base("upload", "Upload the return: its rows replace those of the draft, or none does.")
    {
        var file = Argument(
            "FILE",
            "CSV or xlsx in any published layout, or the statutory episodes file."
        );
        var costs = Add(CostsFile.Option());
        var window = Add(ChosenWindow.Option());
        var sheet = Add(SheetOption.Create());
        var withdraw = Flag("--withdraw", "Take a return back that was submitted.");

        Runs(async session =>
        {
            var path = session.Value(file);
            await using var content = InputFile.Open(path);
            await using var costsContent = CostsFile.Open(session, costs);
            var windowId = await ChosenWindow.IdAsync(session, window);
            FileReport report;
            await using (
                var progress = new UploadProgress(
                    session.Context,
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
                        session.Context.NewId(),
                        progress,
                        session.Value(sheet),
                        session.Cancellation
                    )
                    : await session.Client.Returns.UploadWithCostsAsync(
                        content,
                        Path.GetFileName(path),
                        costsContent,
                        Path.GetFileName(session.Value(costs)!),
                        windowId,
                        session.Value(withdraw),
                        session.Context.NewId(),
                        progress,
                        session.Value(sheet),
                        session.Cancellation
                    );
            session.Output.One(report, SubmissionShapes.File);
            if (report.Counts.Errors + report.Counts.Warnings > 0)
                session.Notice("rp submissions findings lists what was found.");
        });
    }
}
