using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Providers.Imports;

/// <summary>Limits of uploads; configuration section <c>Providers:Imports</c>.</summary>
internal sealed class ImportOptions
{
    public const string Section = "Providers:Imports";

    /// <summary>Largest file in bytes. Ofsted's lists have 3 MB, GIAS and CQC up to 60.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUploadBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Days after which an upload that nobody went on with is removed.</summary>
    [Range(1, 365)]
    public int UploadRetentionDays { get; set; } = 7;
}
