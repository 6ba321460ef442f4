using System.ComponentModel.DataAnnotations;

namespace RegionalProviders.Uploads;

/// <summary>What unfinished uploads may take of a service; each service binds a section of its own.</summary>
public abstract class UploadOptions
{
    /// <summary>Days after which an unfinished upload that nobody went on with is removed.</summary>
    [Range(1, 365)]
    public int UploadRetentionDays { get; set; } = 1;

    /// <summary>Most uploads of one council, or of one coordinator, that have begun and not ended.</summary>
    [Range(1, 10_000)]
    public int MaxUnfinishedUploads { get; set; } = 20;

    /// <summary>Most bytes that those uploads have announced, those that have not come yet included.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUnfinishedBytes { get; set; } = 256L * 1024 * 1024;
}
