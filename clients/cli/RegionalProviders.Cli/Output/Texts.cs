using System.Globalization;
using System.Numerics;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using RegionalProviders.Client;

namespace RegionalProviders.Cli.Output;

/// <summary>Formats values for table cells.</summary>
internal static class Texts
{
    public static Cell? Text(this Date? day) => Cell.Of(day.ToDateOnly());

    public static Cell? Text(this Timestamp? instant) => Cell.Of(instant?.ToDateTimeOffset());

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
