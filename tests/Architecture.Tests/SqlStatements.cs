using System.Text.RegularExpressions;

namespace RegionalProviders.Architecture.Tests;

/// <summary>A statement in the sources that writes a table.</summary>
/// <param name="File">Path of the file, starting at <c>services</c>.</param>
/// <param name="Table">Schema and table; the schema is <c>shared</c> for one that a block adds to every schema.</param>
/// <param name="IsOneRow">Writes a single row: <c>insert … values</c>, or <c>update … where id =</c>.</param>
internal sealed record SqlStatement(string File, string Table, bool IsOneRow);

/// <summary>Finds the statements in the string literals of the services. SQL is written in lower case here.</summary>
internal static partial class SqlStatements
{
    // The schema is a name or an interpolation; a table without a schema belongs to the transaction's own.
    private const string Table = @"(?:(?<schema>\w+)|\{[^{}]+\})\.(?<table>\w+)";

    public static IReadOnlyList<SqlStatement> Of(string services) =>
        [
            .. Directory
                .EnumerateFiles(services, "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains("/obj/", StringComparison.Ordinal)
                    && !file.Contains("/bin/", StringComparison.Ordinal)
                )
                .SelectMany(file =>
                    Read(Path.GetRelativePath(services, file), File.ReadAllText(file))
                ),
        ];

    /// <summary>The statements of one file.</summary>
    public static IEnumerable<SqlStatement> Read(string file, string text)
    {
        var code = Comment().Replace(text, "");
        var service = file.Split('/')[0];
        var oneRow = OneRow().Matches(code).Select(match => match.Index).ToHashSet();
        return Write()
            .Matches(code)
            .Select(match => new SqlStatement(
                file,
                $"{(match.Groups["schema"] is { Success: true, Value: var schema } ? schema : service)}.{match.Groups["table"].Value}",
                oneRow.Contains(match.Index)
            ));
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\b(?:insert\s+into|update|delete\s+from)\s+"
            + Table
            + @"\b(?!\s*\()|\binsert\s+into\s+"
            + Table
    )]
    private static partial Regex Write();

    [GeneratedRegex(
        @"\binsert\s+into\s+"
            + Table
            + @"(?:\s+as\s+\w+)?\s*(?:\([^)]*\))?\s*values\s*\(|\bupdate\s+"
            + Table
            + @"(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\s[^""]*?where\s+(?:\w+\.)?id\s*=\s*[@$]"
    )]
    private static partial Regex OneRow();
}
