namespace RegionalProviders.Tables;

/// <summary>A sheet or a text file as rows. Every call of <see cref="ReadAsync"/> starts again at the top.</summary>
public interface ITable
{
    /// <summary>Name of the sheet; null in a text file.</summary>
    string? Sheet { get; }

    /// <summary>Encoding of a text file (<c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>); null for a workbook.</summary>
    string? Encoding { get; }

    /// <summary>The file may have been cut off in the middle of its last row.</summary>
    bool LastRowMayBeCut { get; }

    /// <summary>What a whole number in a date column means.</summary>
    DateSerials Serials { get; }

    /// <summary>The sheet is hidden. People do not see what it holds, so its rows must not be taken.</summary>
    bool IsHidden { get; }

    /// <summary>
    /// The rows from the top, including blank ones. Throws a <see cref="TableException"/> if the file is damaged, cut
    /// off or too large: rows already returned must then be discarded. Never enumerate it twice at once.
    /// </summary>
    IAsyncEnumerable<RawRow> ReadAsync(CancellationToken cancellationToken);
}
