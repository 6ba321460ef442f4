namespace RegionalProviders.Tables;

/// <summary>
/// The file as a whole cannot be read: rows already returned must be discarded. The message is safe to show (it never
/// repeats cell contents) and says what to do.
/// </summary>
public abstract class TableException(string message, Exception? inner = null)
    : Exception(message, inner);

/// <summary>Not a readable table: in another format, empty or damaged.</summary>
public sealed class UnreadableTableException(string message, Exception? inner = null)
    : TableException(message, inner);

/// <summary>A cell, row, header or workbook is larger than any genuine one; reading stops before memory grows.</summary>
public sealed class TableTooLargeException(string message) : TableException(message);

/// <summary>The file ends in the middle of a row or of a quoted cell, so that rows are missing.</summary>
public sealed class TruncatedTableException(string message) : TableException(message);
