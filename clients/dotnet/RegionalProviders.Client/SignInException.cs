namespace RegionalProviders.Client;

/// <summary>No token was to be had. The message says why; it never holds a secret.</summary>
public sealed class SignInException : Exception
{
    internal SignInException(
        string message,
        string? error = null,
        bool isTransient = false,
        Exception? inner = null
    )
        : base(message, inner)
    {
        Error = error;
        IsTransient = isTransient;
    }

    /// <summary>How long the authorisation server asked to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>OAuth's error code, e.g. <c>invalid_client</c>; null where the authorisation server gave none.</summary>
    public string? Error { get; }

    /// <summary>True where trying again later can help: the server could not be reached or was overloaded.</summary>
    public bool IsTransient { get; }
}
