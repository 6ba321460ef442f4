using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace RegionalProviders.Calls.Limits;

/// <summary>
/// Rewrites the header grpc-timeout before gRPC reads it, so that every call has a deadline and is cancelled once the
/// deadline passes.
/// </summary>
internal static class CallTimeout
{
    internal const string Header = "grpc-timeout";
    private const int MaxDigits = 8;

    /// <summary>Gives the call a deadline within the limits. False if it names one that cannot be parsed.</summary>
    internal static bool TryApply(HttpContext http, DeadlineLimits limits)
    {
        var (standard, max) = CallLimits.IsStream(http)
            ? (limits.StreamDefault, limits.StreamMax)
            : (limits.UnaryDefault, limits.UnaryMax);
        var headers = http.Request.Headers;
        var given = headers[Header];
        var timeout = given.Count == 0 ? standard : Read(given);
        if (timeout is not { } wanted)
            return false;
        // Less than a millisecond would be rounded down to no timeout at all.
        var time = wanted < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wanted;
        if (given.Count == 0 || time != wanted || wanted > max)
            headers[Header] = string.Create(
                CultureInfo.InvariantCulture,
                $"{(time < max ? time : max).TotalMilliseconds:0}m"
            );
        return true;
    }

    private static TimeSpan? Read(StringValues header)
    {
        if (header is not [{ Length: >= 2 and <= MaxDigits + 1 } text])
            return null;
        if (
            !long.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return null;
        // Eight digits of hours are more than eleven thousand years, which still fits in a TimeSpan.
        return text[^1] switch
        {
            'H' => TimeSpan.FromHours(number),
            'M' => TimeSpan.FromMinutes(number),
            'S' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMilliseconds(number),
            'u' => TimeSpan.FromMicroseconds(number),
            'n' => TimeSpan.FromTicks(number / TimeSpan.NanosecondsPerTick),
            _ => null,
        };
    }
}
