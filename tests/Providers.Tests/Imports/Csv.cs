namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>Small lists in the published layouts, with invented places.</summary>
internal static class Csv
{
    private static readonly string[] Providers =
    [
        "URN",
        "Linked Education URN",
        "Provision type",
        "Registration date",
        "Registration status",
        "Name",
        "Address 1",
        "Address 2",
        "Town",
        "County",
        "Postcode",
        "Ofsted region",
        "Government Office Region",
        "Local authority",
        "Sector",
        "Places",
        "Short-break-only children's home",
        "Organisation which owns the provider",
        "Latest full inspection event type",
        "Latest full inspection date",
        "Latest full inspection publication date",
        "Latest full inspection event number",
        "Overall experiences and progress of children and young people",
        "How well children and young people are helped and protected",
        "The effectiveness of leaders and managers",
        "Supported Accommodation outcome",
        "Previous full inspection event type",
        "Previous full inspection event date",
        "Previous full inspection event number",
        "Previous overall experiences and progress of children and young people",
    ];

    private static readonly string[] InYear =
    [
        "URN",
        "Provision type",
        "Registration date",
        "Registration status",
        "Name",
        "Local authority",
        "Government Office Region",
        "Sector",
        "Places",
        "Organisation which owns the provider",
        "Inspection event type",
        "Inspection date",
        "Inspection publication date",
        "Inspection event number",
        "Overall experiences and progress of children and young people",
    ];

    private static readonly string[] ToCouncils =
    [
        "Local authority",
        "URN",
        "Provider type",
        "Sector",
        "Setting name",
        "Registration date",
        "Registration status",
        "Setting address line 1",
        "Setting address town",
        "Setting address postcode",
        "Owner ID",
        "Owner name",
        "Region",
        "Date of last full inspection",
        "Overall effectiveness",
        "CYP safety",
        "Leadership and management",
        "Number of registered places",
    ];

    private static readonly Dictionary<string, string> Home = new()
    {
        ["Provision type"] = "Children's home",
        ["Provider type"] = "Children's home",
        ["Registration date"] = "01/04/2015",
        ["Registration status"] = "Active",
        ["Name"] = "REDACTED",
        ["Setting name"] = "Rowan House",
        ["Local authority"] = "Salford",
        ["Government Office Region"] = "North West",
        ["Region"] = "North West",
        ["Sector"] = "Private",
        ["Places"] = "4",
        ["Organisation which owns the provider"] = "Alder Care Ltd",
        ["Owner name"] = "Alder Care Ltd",
        ["Latest full inspection event type"] = "Full inspection",
        ["Inspection event type"] = "Full inspection",
    };

    /// <summary>A provider list: one home for each URN, with the given values instead of the usual ones.</summary>
    public static string ProviderList(params (string Urn, string Changes)[] rows) =>
        List(Providers, rows);

    /// <summary>A list of the inspections in a year.</summary>
    public static string InspectionList(params (string Urn, string Changes)[] rows) =>
        List(InYear, rows);

    /// <summary>The restricted list that Ofsted sends to councils, with names and addresses.</summary>
    public static string CouncilList(params (string Urn, string Changes)[] rows) =>
        List(ToCouncils, rows);

    /// <summary>An inspection as changes to a row: <c>Good on 01/02/2023</c> with its own event number.</summary>
    public static string Judged(string value, string day) =>
        $"Overall experiences and progress of children and young people={value};Latest full inspection date={day};Inspection date={day}";

    private static string List(string[] header, (string Urn, string Changes)[] rows) =>
        string.Concat(rows.Select(row => Row(header, row.Urn, row.Changes)).Prepend(Line(header)));

    private static string Row(string[] header, string urn, string changes)
    {
        var values = new Dictionary<string, string>(Home) { ["URN"] = urn };
        foreach (var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = change.Split('=', 2);
            values[parts[0]] = parts[1];
        }
        return Line(header.Select(column => values.GetValueOrDefault(column, "")));
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell}\"")) + "\r\n";
}
