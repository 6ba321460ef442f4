using System.Globalization;
using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Returns;

/// <summary>A cell of an exported file: a text, which is never evaluated, or a number.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExportCell
{
    private ExportCell(string text, bool isNumber) => (Text, IsNumber) = (text, isNumber);

    /// <summary>The text; for a number, its digits with a decimal point.</summary>
    public string Text { get; }

    /// <summary>True for a number.</summary>
    public bool IsNumber { get; }

    /// <summary>A number without decimals.</summary>
    public static ExportCell Count(long number) =>
        new(number.ToString(CultureInfo.InvariantCulture), true);

    /// <summary>Pence as pounds with two decimals.</summary>
    public static ExportCell Pounds(long pence) =>
        new((pence / 100m).ToString("0.00", CultureInfo.InvariantCulture), true);

    /// <summary>A text.</summary>
    public static ExportCell Of(string text) => new(text, false);

    /// <inheritdoc cref="Of"/>
    public static implicit operator ExportCell(string text) => Of(text);
}
