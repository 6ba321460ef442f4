using System.Net;

namespace RegionalProviders.Client;

/// <summary>No token could be obtained. The message says why; it never contains a secret.</summary>
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

    /// <summary>How long the authorisation server asked to wait; null if it did not.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>OAuth's error code, e.g. <c>invalid_client</c>; null if the authorisation server gave none.</summary>
    public string? Error { get; }

    /// <summary>True if trying again later can help: the server could not be reached or was overloaded.</summary>
    public bool IsTransient { get; }

    /// <summary>The exception for a response that asks to retry later; null for any other response.</summary>
    internal static SignInException? Busy(HttpResponseMessage response, Uri asked) =>
        response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500
            ? new SignInException(
                $"{asked} answered {(int)response.StatusCode}; try again later.",
                isTransient: true
            )
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            }
            : null;
}
