using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;
using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>Builds and stores the report on a file.</summary>
internal static class FileReports
{
    public static FileReport Of(
        ReturnReader reader,
        CostsFile? costs,
        ReturnSchema schema,
        ReturnCounts counts
    ) =>
        new()
        {
            Costs = costs is null
                ? null
                : new CostsReport
                {
                    Lines = costs.Lines,
                    IgnoredColumns = { costs.UnknownColumns },
                    HeaderLine = costs.HeaderLine,
                    Sheet = costs.Sheet ?? "",
                },
            Counts = counts,
            IgnoredColumns = { reader.UnknownColumns },
            HeaderLine = reader.HeaderLine,
            Sheet = reader.Sheet ?? "",
            Kind =
                reader.Kind == ReturnKind.Episodes
                    ? ReturnFileKind.Episodes
                    : ReturnFileKind.Census,
            SchemaFrom = schema.From.ToProto(),
        };

    /// <summary>
    /// Stores the report for repeated calls of the upload, and deletes its bytes, which are no longer needed.
    /// </summary>
    public static Task KeepAsync(Guid upload, FileReport report, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update placements.file_upload set report = @report, updated_at = @Now where id = @upload;
            delete from placements.file_upload_chunk where upload_id = @upload
            """,
            new
            {
                upload,
                report = report.ToByteArray(),
                tx.Now,
            }
        );

    /// <summary>
    /// Converts an error of the reader to the error that the caller sees. The reader's messages repeat no cell.
    /// </summary>
    public static ServiceException Translate(TableException exception) =>
        exception is WrongColumnsException { Missing: { Count: > 0 } missing }
            ? new ServiceException(
                ErrorReason.ColumnMissing,
                exception.Message,
                new Dictionary<string, string> { ["column"] = string.Join(", ", missing) }
            )
            : new ServiceException(ErrorReason.FileUnreadable, exception.Message);
}
