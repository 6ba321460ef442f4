namespace RegionalProviders.Providers.Imports;

/// <summary>
/// What a full list lacks of what the register holds, and whether an end may be concluded from it: of a damaged list a
/// registration is missing that never left the regulator's.
/// </summary>
internal sealed record MissingRegistrations
{
    // So many may leave the smallest register.
    private const int AlwaysAllowed = 3;

    public static MissingRegistrations None { get; } = new();

    /// <summary>Registrations that the list lacks.</summary>
    public int Count { get; init; }

    /// <summary>Registrations that a list of this kind should have.</summary>
    public int Held { get; init; }

    /// <summary>Rejected rows whose registration numbers cannot be read: each may be one of those that are missing.</summary>
    public int UnreadableNumbers { get; init; }

    /// <summary>Rows that were not rejected.</summary>
    public int RowsRead { get; init; }

    /// <summary>The first that are missing, in order.</summary>
    public string[] FirstUrns { get; init; } = [];

    /// <summary>Why they are not withdrawn; empty if they are.</summary>
    public IReadOnlyList<V1.MissingReason> Reasons { get; private init; } = [];

    /// <summary>Nothing of the list is stored.</summary>
    public bool StopsImport =>
        Reasons.Any(reason => reason is V1.MissingReason.NoRows or V1.MissingReason.TooMany);

    /// <summary>Those that are missing are withdrawn.</summary>
    public bool AreWithdrawn => Reasons.Count == 0;

    /// <summary>Whether later lists may rely on it that what this one lacks was gone.</summary>
    public bool AbsencesConcluded => AreWithdrawn && (UnreadableNumbers == 0 || IsConfirmed);

    private bool IsConfirmed { get; init; }

    /// <summary>Decides by the limits, unless the caller has confirmed at least so many.</summary>
    public MissingRegistrations Decided(ImportRequest request)
    {
        var confirmed = Count > 0 && Count <= request.WithdrawMissing;
        return this with
        {
            Reasons = confirmed ? [] : [.. Doubts(request)],
            IsConfirmed = confirmed,
        };
    }

    private IEnumerable<V1.MissingReason> Doubts(ImportRequest request)
    {
        if (RowsRead == 0)
            yield return V1.MissingReason.NoRows;
        if (Count > Math.Max(AlwaysAllowed, (long)Held * request.MaxMissingPercent / 100))
            yield return V1.MissingReason.TooMany;
        if (Count > 0 && UnreadableNumbers > 0)
            yield return V1.MissingReason.UnreadableNumbers;
    }
}
