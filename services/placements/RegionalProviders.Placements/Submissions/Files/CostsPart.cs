using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>The final part of an upload's content, if that is a costs file sent with the statutory episodes file.</summary>
/// <param name="FileName">Its name; empty if there is none.</param>
/// <param name="Bytes">Its size; 0 if there is none.</param>
internal sealed record CostsPart(string FileName, long Bytes)
{
    /// <summary>Reads the fields of a header and reports invalid ones.</summary>
    /// <param name="fileName">Name.</param>
    /// <param name="bytes">Size.</param>
    /// <param name="total">Size of both files; null if the header does not give it.</param>
    /// <param name="fault">Called with the field and what it must be.</param>
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

    /// <summary>Cuts the costs file off the end of the content, and returns it; null if there is none.</summary>
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
