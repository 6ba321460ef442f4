using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Checks a file as an upload would, without storing anything.</summary>
internal sealed class SubmissionsCheck : SessionCommand
{
    private const int PieceLength = 64 * 1024;

    public SubmissionsCheck()
        : base("check", "Check a file without storing anything of it; with errors it fails.")
    {
        var file = Argument(
            "FILE",
            "CSV or xlsx in any published layout, or the statutory episodes file."
        );
        var costs = Add(CostsFile.Option());
        var sheet = Add(SheetOption.Create());
        var window = Add(ChosenWindow.Option());

        Runs(async session =>
        {
            var path = session.Value(file);
            await using var content = InputFile.Open(path);
            await using var costsContent = CostsFile.Open(session, costs);
            var windowId = await ChosenWindow.IdAsync(session, window);
            using var call = session.Client.Submissions.CheckFile(session.CallOptions);
            var header = new CheckHeader
            {
                WindowId = windowId,
                FileName = Path.GetFileName(path),
                CostsFileName = Path.GetFileName(session.Value(costs) ?? ""),
                CostsBytes = costsContent?.Length ?? 0,
                Sheet = session.Value(sheet) ?? "",
            };
            Stream[] contents = costsContent is null ? [content] : [content, costsContent];
            var sending = SendAsync(call.RequestStream, header, contents, session.Cancellation);
            var findings = new List<ReturnFinding>();
            FileReport? report = null;
            await foreach (var answer in call.ResponseStream.ReadAllAsync(session.Cancellation))
            {
                findings.AddRange(answer.Findings?.Findings ?? []);
                report = answer.Report ?? report;
            }
            await sending;
            session.Output.List(findings, SubmissionShapes.Finding);
            if (report is { } counts)
                session.Notice(
                    $"{counts.Counts.Rows.Of("row")}, {counts.Counts.Errors.Of("error")}, {counts.Counts.Warnings.Of("warning")}; nothing was stored."
                );
            if (report?.Counts.Errors > 0)
                throw new CommandException(
                    ExitCode.Findings,
                    $"The file has {report.Counts.Errors.Of("error")}.",
                    "Correct them and check again: a return with errors cannot be submitted."
                );
        });
    }

    private static async Task SendAsync(
        IClientStreamWriter<CheckFileRequest> requests,
        CheckHeader header,
        IEnumerable<Stream> contents,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await requests.WriteAsync(new CheckFileRequest { Header = header }, cancellationToken);
            var buffer = new byte[PieceLength];
            foreach (var content in contents)
                while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
                    await requests.WriteAsync(
                        new CheckFileRequest { Content = ByteString.CopyFrom(buffer, 0, read) },
                        cancellationToken
                    );
            await requests.CompleteAsync();
        }
        catch (Exception e) when (e is PlatformException or InvalidOperationException)
        {
            // The platform ended the call before everything was sent; its response says why.
        }
    }
}
