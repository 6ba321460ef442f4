using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RegionalProviders.Calls.Padding;

namespace RegionalProviders.Calls.Limits;

/// <summary>
/// Rewrites the header grpc-timeout before gRPC reads it, so that every call has a deadline and is cancelled once the
/// deadline passes.
/// </summary>
internal static class CallTimeout
{
    internal const string Header = "grpc-timeout";
    private const int MaxDigits = 8;

    // Of a padded call: gRPC's own deadline, which is exact, must come after all that the call itself does about its deadline.
    private static readonly TimeSpan AfterPadding = TimeSpan.FromSeconds(5);

    /// <summary>Gives the call a deadline within the limits. False if it names one that cannot be parsed.</summary>
    internal static bool TryApply(
        HttpContext http,
        DeadlineLimits limits,
        AccessTable table,
        TimeProvider clock
    )
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
        var applied = time < max ? time : max;
        if (table.Find(http.Request.Path.Value!) is { Padded: true })
        {
            http.SetPaddedTimeout(new PaddedTimeout(clock.GetTimestamp(), applied));
            Write(headers, applied + AfterPadding);
        }
        else if (given.Count == 0 || applied != wanted)
            Write(headers, applied);
        return true;
    }

    private static void Write(IHeaderDictionary headers, TimeSpan timeout) =>
        headers[Header] = string.Create(
            CultureInfo.InvariantCulture,
            $"{timeout.TotalMilliseconds:0}m"
        );

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
