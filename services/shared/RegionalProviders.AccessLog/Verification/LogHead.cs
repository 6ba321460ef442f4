namespace RegionalProviders.AccessLog.Verification;

/// <summary>What the database records about a day of a chain, in addition to its lines.</summary>
internal sealed record LogHead
{
    public DateOnly Day { get; init; }
    public long FirstSeq { get; init; }
    public long LastSeq { get; init; }
    public byte[] PreviousHash { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    /// <summary>True if an operator had the lines removed at the end of their retention.</summary>
    public bool Removed { get; init; }
}
