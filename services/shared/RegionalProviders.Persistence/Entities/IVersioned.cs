namespace RegionalProviders.Persistence.Entities;

/// <summary>
/// An entity with an etag. Its version goes up with every save that changes it, and a save that meets another version than
/// it read is refused with ETAG_MISMATCH.
/// </summary>
public interface IVersioned
{
    /// <summary>1 for the row as it was created; column <c>version</c>.</summary>
    long Version { get; set; }
}
