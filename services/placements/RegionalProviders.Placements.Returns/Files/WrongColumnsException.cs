using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>The header lacks columns that the window's schema needs, or is that of another year. The message names them and is safe to show.</summary>
public sealed class WrongColumnsException(
    string wanted,
    int line,
    IReadOnlyList<string> missing,
    IReadOnlyList<string> unknown,
    string? looksLike
) : TableException(Text(wanted, line, missing, unknown, looksLike))
{
    /// <summary>Code of the rule in <see cref="ReturnRules"/>.</summary>
    public static string Code => "column.missing";

    /// <summary>The line (or sheet row) of the header.</summary>
    public int Line { get; } = line;

    /// <summary>Names of the columns that are missing.</summary>
    public IReadOnlyList<string> Missing { get; } = missing;

    /// <summary>Headers of the file that are not in the schema (at most sixty).</summary>
    public IReadOnlyList<string> Unknown { get; } = unknown;

    /// <summary>The schema version that the header fits, if it fits another one; null otherwise.</summary>
    public string? LooksLike { get; } = looksLike;

    private static string Text(
        string wanted,
        int line,
        IReadOnlyList<string> missing,
        IReadOnlyList<string> unknown,
        string? looksLike
    ) =>
        $"The header on line {line} is not that of {wanted}."
        + (looksLike is null ? "" : $" It looks like the return {looksLike}.")
        + (missing.Count == 0 ? "" : $" Missing: {Names(missing)}.")
        + (unknown.Count == 0 ? "" : $" Not asked for: {Names(unknown)}.")
        + $" Name the columns as {wanted} does, or use its template.";

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Select(name => $"'{name}'"));
}
