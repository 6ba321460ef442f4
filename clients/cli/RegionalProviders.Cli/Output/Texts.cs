using System.Globalization;
using System.Numerics;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Output;

/// <summary>Formats values for table cells.</summary>
internal static class Texts
{
    public static string? Text(this Date? day) =>
        day.ToDateOnly()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Text(this Timestamp? instant) =>
        instant?.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Of<T>(this T number, string noun)
        where T : INumber<T> =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number} {noun}{(number == T.One ? "" : "s")}"
        );

    public static string? TextUnlessZero(this int number) => number == 0 ? null : number.Text();
}
