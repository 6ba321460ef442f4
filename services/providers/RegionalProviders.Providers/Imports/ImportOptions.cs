using System.ComponentModel.DataAnnotations;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

/// <summary>Limits of uploads; configuration section <c>Providers:Imports</c>.</summary>
internal sealed class ImportOptions : UploadOptions
{
    public const string Section = "Providers:Imports";

    /// <summary>Maximum file size in bytes. Ofsted's lists are about 3 MB, those of GIAS and CQC up to 60 MB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUploadBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Percentage of the registrations held that a full list may lack. An import of one that lacks more, and more than
    /// three, stops.
    /// </summary>
    [Range(0, 100)]
    public int MaxMissingPercent { get; set; } = 5;
}
