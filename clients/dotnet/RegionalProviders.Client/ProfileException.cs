namespace RegionalProviders.Client;

/// <summary>A profile, or a file that it names, cannot be used. The message says why and what to do.</summary>
public sealed class ProfileException(string message, Exception? inner = null)
    : Exception(message, inner);
