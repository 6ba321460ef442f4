namespace RegionalProviders.Messaging.Tests;

public sealed record SettingMoved(Guid SettingId, int Sequence);

public sealed record SettingClosed(Guid SettingId, int Sequence);

/// <summary>An event that the test module does not register.</summary>
public sealed record SettingForgotten(Guid SettingId);
