using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>The end of a content that is a costs file beside the statutory episodes file.</summary>
/// <param name="FileName">Its name; empty where there is none.</param>
/// <param name="Bytes">Its size; 0 where there is none.</param>
internal sealed record CostsPart(string FileName, long Bytes)
{
    /// <summary>The fields of a header, which reports what is wrong with them.</summary>
    /// <param name="fileName">Name.</param>
    /// <param name="bytes">Size.</param>
    /// <param name="total">Size of both files; null where the header does not tell it.</param>
    /// <param name="fault">Told the field and what it must be.</param>
    public static CostsPart Of(
        string fileName,
        long bytes,
        long? total,
        Action<string, string> fault
    )
    {
        if (bytes < 0 || bytes >= (total ?? FileUpload.MaxBytes) && bytes > 0)
            fault("costs_bytes", "must be 0, or less than the size of both files.");
        if (bytes == 0 ? fileName.Length > 0 : !FileHeaderRules.IsFileName(fileName))
            fault(
                "costs_file_name",
                $"{FileHeaderRules.NameRule} Leave it empty where costs_bytes is 0."
            );
        return new CostsPart(fileName, bytes);
    }

    /// <summary>Parts the costs file from the content, which is left without it; null where there is none.</summary>
    public async Task<Stream?> CutAsync(Stream content, CancellationToken ct)
    {
        if (Bytes == 0)
            return null;
        var costs = UploadedBytes.CreateFile();
        content.Position = content.Length - Bytes;
        await content.CopyToAsync(costs, ct);
        content.SetLength(content.Length - Bytes);
        return costs;
    }
}
