using System.Text;
using RegionalProviders.Published;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>
/// The contents of the published lists of two years, read independently: the product's code does not decide which results
/// are expected.
/// </summary>
internal sealed class PublishedLists
{
    private PublishedLists(
        Dictionary<string, (string Judgement, string Status, string Authority)> before,
        Dictionary<string, (string Judgement, string Status, string Authority)> after
    )
    {
        Inadequate = after
            .Where(row =>
                row.Value.Judgement == "Inadequate"
                && before.GetValueOrDefault(row.Key).Judgement != "Inadequate"
            )
            .ToDictionary(row => row.Key, row => row.Value.Authority);
        Left = [.. before.Keys.Except(after.Keys)];
        Suspended =
        [
            .. after
                .Where(row =>
                    row.Value.Status == "Suspended"
                    && before.GetValueOrDefault(row.Key).Status != "Suspended"
                )
                .Select(row => row.Key),
        ];
    }

    /// <summary>
    /// URNs whose overall judgement is Inadequate in 2024 and was not in 2022, with the local authority on the list.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inadequate { get; }

    /// <summary>URNs of 2022 that are not on the list of 2024.</summary>
    public HashSet<string> Left { get; }

    /// <summary>URNs suspended in 2024 and not in 2022.</summary>
    public HashSet<string> Suspended { get; }

    public static string PathOf2022 =>
        PublishedData.File("ofsted", "provider_at_march_2022_yep.csv");

    public static string PathOf2024 => PublishedData.File("ofsted", "provider_at_march_2024.csv");

    public static PublishedLists Read() =>
        new(
            Rows(
                PathOf2022,
                "Latest full inspection overall experiences and progress of children and young people"
            ),
            Rows(PathOf2024, "Overall experiences and progress of children and young people")
        );

    /// <summary>
    /// The list with all rows of registrations that an event is expected of and every eighth of the others: those take time
    /// to import, and say nothing.
    /// </summary>
    public byte[] Reduced(string path)
    {
        var rows = Cells(File.ReadAllText(path, Encoding.Latin1) + '\n').ToList();
        var header = rows.FindIndex(row => row.Contains("URN"));
        var urn = rows[header].IndexOf("URN");
        var kept = rows.Where(
            (row, place) => place <= header || (row.Count > urn && IsKept(row[urn]))
        );
        return Encoding.Latin1.GetBytes(
            string.Concat(kept.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"))
        );
    }

    private bool IsKept(string urn) =>
        Inadequate.ContainsKey(urn)
        || Left.Contains(urn)
        || Suspended.Contains(urn)
        || urn.Sum(digit => digit) % 8 == 0;

    private static string Quoted(string cell) =>
        $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Dictionary<string, (string Judgement, string Status, string Authority)> Rows(
        string path,
        string judgement
    )
    {
        // The files are not UTF-8, but the columns that are read are ASCII.
        var rows = Cells(File.ReadAllText(path, Encoding.Latin1) + '\n').ToList();
        var header = rows.FindIndex(row => row.Contains("URN"));
        int Of(string column) => rows[header].IndexOf(column);
        var (urn, value, status, authority) = (
            Of("URN"),
            Of(judgement),
            Of("Registration status"),
            Of("Local authority")
        );
        return rows.Skip(header + 1)
            .Where(row => row.Count > authority && row[urn].Length > 0)
            .ToDictionary(row => row[urn], row => (row[value], row[status], row[authority]));
    }

    private static IEnumerable<List<string>> Cells(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is (',' or '\n'))
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
                cell.Append(c);
        }
    }
}
