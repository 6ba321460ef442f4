using System.Globalization;
using RegionalProviders.AccessLog.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>The access log and its check.</summary>
internal static class AccessLogShapes
{
    public static readonly Shape<AccessLogEntry> Entry = Shape.Of<AccessLogEntry>(
        ("At", entry => entry.At.Text()),
        ("Who", entry => entry.Subject),
        ("Of", entry => entry.Chain),
        ("Roles", entry => string.Join(", ", entry.Roles)),
        ("Call", entry => entry.Method[(entry.Method.LastIndexOf('.') + 1)..]),
        ("Object", entry => $"{entry.ObjectKind} {string.Join(" ", entry.ObjectIds)}".Trim()),
        ("Grant", entry => entry.GrantReason),
        ("Purpose", entry => entry.Purpose)
    );

    public static readonly Shape<CheckedDay> Day = Shape.Of<CheckedDay>(
        ("Service", day => day.Service),
        ("Chain", day => day.Chain),
        ("Day", day => day.Day.Text()),
        ("Lines", day => day.Lines.ToString(CultureInfo.InvariantCulture)),
        ("Removed", day => day.Removed ? "after retention" : null)
    );

    public static readonly Shape<AccessLogFinding> Finding = Shape.Of<AccessLogFinding>(
        ("Finding", finding => EnumText.Of(finding.Kind)),
        ("Service", finding => finding.Service),
        ("Chain", finding => finding.Chain),
        ("Day", finding => finding.Day.Text()),
        ("Line", finding => finding.Sequence.ToString(CultureInfo.InvariantCulture)),
        ("What", finding => finding.Message)
    );
}
