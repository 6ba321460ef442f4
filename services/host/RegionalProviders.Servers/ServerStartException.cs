namespace RegionalProviders.Servers;

/// <summary>
/// A private server could not be started or its binaries were not found. The message says why and what to do;
/// it holds no password and can be shown to whoever runs the program.
/// </summary>
public sealed class ServerStartException : Exception
{
    /// <summary>An exception with a message that says why and what to do.</summary>
    public ServerStartException(string message)
        : base(message) { }

    /// <summary>An exception with a message that says why and what to do, and its cause.</summary>
    public ServerStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
