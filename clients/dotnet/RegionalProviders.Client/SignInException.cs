using System.Net;

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

    /// <summary>For an answer that says to come back later; null for any other.</summary>
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
