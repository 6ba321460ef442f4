namespace RegionalProviders.Persistence.Entities;

/// <summary>
/// An entity with an etag. Its version grows with every save that changes it, and a save is refused with ETAG_MISMATCH
/// if the stored version is not the one that was read.
/// </summary>
public interface IVersioned
{
    /// <summary>1 for the row as it was created; column <c>version</c>.</summary>
    long Version { get; set; }
}
