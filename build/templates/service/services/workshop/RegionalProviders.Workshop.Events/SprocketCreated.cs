namespace RegionalProviders.Workshop.Events;

/// <summary>A council has recorded a SPROCKET_NOUN. Aggregate: the SPROCKET_NOUN's id.</summary>
/// <param name="SprocketId">The SPROCKET_NOUN.</param>
public sealed record SprocketCreated(Guid SprocketId);
