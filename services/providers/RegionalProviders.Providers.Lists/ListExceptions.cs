using System.Globalization;

namespace RegionalProviders.Providers.Lists;

/// <summary>
/// The file as a whole cannot be read, so no part of it may be imported: rows already returned must be discarded. The
/// message is safe to show (it never repeats cell contents) and says what to do.
/// </summary>
public abstract class ListException(string message, Exception? inner = null)
    : Exception(message, inner);

/// <summary>
/// The file is not a readable list: it has another format, contains another table, or is empty or damaged.
/// </summary>
public sealed class UnreadableListException(string message, Exception? inner = null)
    : ListException($"{message} Readable are: {Readable}.", inner)
{
    private const string Readable =
        "Ofsted's provider list, inspection list and joiners and leavers (csv or xlsx), Ofsted's lists to councils (xlsx), "
        + "GIAS edubasealldata (csv), the CQC care directory and CQC active locations (csv)";
}

/// <summary>A column is missing without which rows would be misread; importing anyway would lose data silently.</summary>
public sealed class MissingColumnException(
    ListKind kind,
    string place,
    IReadOnlyList<string> missing,
    IReadOnlyList<string> found
)
    : ListException(
        $"The header in {place} looks like {kind}, but has no column {string.Join(" and no column ", missing.Select(m => $"'{m}'"))}. "
            + $"Columns found: {string.Join(" | ", found)}. {PartOf2018(kind, missing)}Send the file as it was published. If the regulator has changed its layout, tell whoever runs the platform: the column's new name has to be added."
    )
{
    /// <summary>The kind that the header comes closest to.</summary>
    public ListKind Kind { get; } = kind;

    // The only list that was published in two files. By itself the second would withdraw what the first holds.
    private static string PartOf2018(ListKind kind, IReadOnlyList<string> missing) =>
        kind == ListKind.OfstedProviders
        && missing is ["Overall experiences and progress of children and young people"]
            ? "Ofsted published its provider list of 2018 in two parts, of which the second has no judgements and cannot be read by itself: import the list of 2019 or a later year. "
            : "";

    /// <summary>The usual headers of the mandatory columns that are absent.</summary>
    public IReadOnlyList<string> Missing { get; } = missing;

    /// <summary>The headers that the file has (at most sixty).</summary>
    public IReadOnlyList<string> Found { get; } = found;
}

/// <summary>The file's layout is not that of the kind of list the caller named.</summary>
public sealed class WrongListKindException(ListKind expected, ListKind found)
    : ListException(
        $"The file was sent as {expected}, but it is {found}. Send it as {found}, or choose another file."
    )
{
    /// <summary>The kind that the caller named.</summary>
    public ListKind Expected { get; } = expected;

    /// <summary>The kind that the header shows.</summary>
    public ListKind Found { get; } = found;
}

/// <summary>The list says that it describes another day than the caller does.</summary>
public sealed class ListDateException(DateOnly given, DateOnly found)
    : ListException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The list says that it describes {found:d MMMM yyyy}, and was sent as that of {given:d MMMM yyyy}. Choose the list of the right day, or send it as that of its own."
        )
    );

/// <summary>A cell, row, header or workbook is larger than any genuine list has; reading stops before memory grows.</summary>
public sealed class ListTooLargeException(string message) : ListException(message);

/// <summary>
/// The file ends in the middle of a row or of a quoted cell. A truncated list would make registrations look withdrawn.
/// </summary>
public sealed class TruncatedListException(string message) : ListException(message);
