using System.IO.Compression;
using System.Xml;

namespace RegionalProviders.Tables;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="Part">Its entry in the archive.</param>
/// <param name="IsHidden">Whether its tab is not shown.</param>
internal sealed record SheetPart(string Name, string Part, bool IsHidden);

/// <summary>
/// Where the parts of a workbook are, and what numbers mean as dates. Elements go by their local name, which is the same
/// in the Strict form.
/// </summary>
/// <param name="Sheets">Sheets with cells, in the order of their tabs.</param>
/// <param name="SharedStrings">Entry of the texts that cells share; null if there is none.</param>
/// <param name="Styles">Entry of the formats; null if there is none.</param>
/// <param name="Serials">What a number in a date column means.</param>
internal sealed record WorkbookParts(
    IReadOnlyList<SheetPart> Sheets,
    string? SharedStrings,
    string? Styles,
    DateSerials Serials
)
{
    private sealed record Relationship(string Id, string Kind, string Part);

    public static WorkbookParts Read(
        ZipArchive archive,
        string main,
        CancellationToken cancellationToken
    )
    {
        var relationships = Relationships(archive, main, cancellationToken);
        var serials = DateSerials.From1900;
        var sheets = new List<SheetPart>();
        foreach (var reader in Elements(archive, main, cancellationToken))
        {
            if (
                reader.LocalName == "workbookPr"
                && reader.GetAttribute("date1904") is "1" or "true"
            )
                serials = DateSerials.From1904;
            else if (
                reader.LocalName == "sheet"
                && relationships.Find(each => each.Id == RelationshipId(reader))
                    is { Kind: "worksheet", Part: var part }
            )
                sheets.Add(
                    new SheetPart(
                        reader.GetAttribute("name") ?? "",
                        part,
                        reader.GetAttribute("state") is not (null or "visible")
                    )
                );
        }
        return new WorkbookParts(
            sheets,
            relationships.Find(each => each.Kind == "sharedStrings")?.Part,
            relationships.Find(each => each.Kind == "styles")?.Part,
            serials
        );
    }

    /// <summary>The start tags of a part, each once.</summary>
    internal static IEnumerable<XmlReader> Elements(
        ZipArchive archive,
        string part,
        CancellationToken cancellationToken
    )
    {
        using var reader = Workbook.Reader(archive, part, cancellationToken);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader;
        }
    }

    private static List<Relationship> Relationships(
        ZipArchive archive,
        string main,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetDirectoryName(main)!;
        var part = $"{folder}/_rels/{Path.GetFileName(main)}.rels";
        var found = new List<Relationship>();
        foreach (var reader in Elements(archive, part, cancellationToken))
        {
            if (
                reader.GetAttribute("Id") is { } id
                && reader.GetAttribute("Type") is { } type
                && reader.GetAttribute("Target") is { } target
            )
                found.Add(
                    new Relationship(
                        id,
                        type[(type.LastIndexOf('/') + 1)..],
                        target is ['/', .. var absolute] ? absolute : $"{folder}/{target}"
                    )
                );
        }
        return found;
    }

    // The attribute r:id, whichever prefix and namespace it has.
    private static string? RelationshipId(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.Prefix.Length > 0)
                id = reader.Value;
        }
        reader.MoveToElement();
        return id;
    }
}
