using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Uploads;

/// <summary>Limits on a service's unfinished uploads; each service binds a section of its own.</summary>
public abstract class UploadOptions
{
    /// <summary>Days after which an unfinished upload that nobody has continued is removed.</summary>
    [Range(1, 365)]
    public int UploadRetentionDays { get; set; } = 1;

    /// <summary>Maximum number of unfinished uploads of one council or coordinator.</summary>
    [Range(1, 10_000)]
    public int MaxUnfinishedUploads { get; set; } = 20;

    /// <summary>Maximum total size that those uploads have announced, including bytes that have not arrived yet.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUnfinishedBytes { get; set; } = 256L * 1024 * 1024;
}
