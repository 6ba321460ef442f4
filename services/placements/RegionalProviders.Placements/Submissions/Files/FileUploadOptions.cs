using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>Limits of uploads of returns; configuration section <c>Placements:Uploads</c>.</summary>
internal sealed class FileUploadOptions : UploadOptions
{
    public const string Section = "Placements:Uploads";
}
