namespace RegionalProviders.Providers.Lists.Files;

/// <summary>A sheet or a text file as rows. Every call of <see cref="ReadAsync"/> starts again at the top.</summary>
internal interface ITable
{
    string? Sheet { get; }

    string? Encoding { get; }

    /// <summary>The file may have been cut off in the middle of its last row.</summary>
    bool LastRowMayBeCut { get; }

    /// <summary>Numbers in date columns are days since 1900, not text.</summary>
    bool HasDateSerials { get; }

    IAsyncEnumerable<RawRow> ReadAsync(CancellationToken cancellationToken);
}
