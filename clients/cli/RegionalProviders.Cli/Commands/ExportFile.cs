using System.CommandLine;
using Google.Protobuf;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>The target of an export: its extension chooses the format, and the file must not exist yet.</summary>
internal sealed class ExportFile
{
    private readonly string path;

    private ExportFile(string path, ExportFormat format) => (this.path, Format) = (path, format);

    public ExportFormat Format { get; }

    public static Option<string?> Option(string what) =>
        new("--export")
        {
            Description = $"Write {what} to this file, .csv or .xlsx; it must not exist.",
            HelpName = "FILE",
        };

    /// <summary>
    /// The file named on the command line; null if there is none. An unusable path is refused before any call.
    /// </summary>
    public static ExportFile? Named(Session session, Option<string?> option)
    {
        if (session.Value(option) is not { } path)
            return null;
        var format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => ExportFormat.Csv,
            ".XLSX" => ExportFormat.Xlsx,
            _ => throw new CommandException(
                ExitCode.InvalidInput,
                $"{path} ends neither in .csv nor in .xlsx.",
                "The ending chooses the format."
            ),
        };
        if (File.Exists(path))
            throw new CommandException(
                ExitCode.InvalidInput,
                $"{path} exists.",
                "Choose another name or remove it."
            );
        return new ExportFile(path, format);
    }

    public async Task WriteAsync(Session session, IAsyncEnumerable<ByteString> pieces)
    {
        // The file gets its final name only once it is complete.
        var part = path + ".part";
        await using (var file = File.Create(part))
            await foreach (var piece in pieces.WithCancellation(session.Cancellation))
                await file.WriteAsync(piece.Memory, session.Cancellation);
        File.Move(part, path);
        session.Notice($"Written to {path}.");
    }
}
