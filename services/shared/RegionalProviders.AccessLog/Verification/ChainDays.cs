namespace RegionalProviders.AccessLog.Verification;

/// <summary>Steps through the recorded days of a chain alongside its lines.</summary>
internal sealed class ChainDays(ChainVerifier verifier, IReadOnlyList<LogHead> heads)
{
    private readonly HashSet<DateOnly> known = [.. heads.Select(head => head.Day)];
    private LogHead? current;
    private int next;
    private long lines;

    internal bool Knows(DateOnly day) => known.Contains(day);

    /// <summary>Counts a line of the current day.</summary>
    internal void Count() => lines++;

    /// <summary>Ends the days before this one, begins this one, and returns those that ended.</summary>
    internal IEnumerable<(LogHead Head, long Lines)> Until(DateOnly day)
    {
        while (current is not null || next < heads.Count)
        {
            if (current is { } begun)
            {
                if (begun.Day >= day)
                    yield break;
                verifier.End(begun, lines);
                current = null;
                yield return (begun, lines);
            }
            else if (heads[next].Day <= day)
            {
                current = heads[next++];
                lines = 0;
                verifier.Begin(current);
            }
            else
            {
                yield break;
            }
        }
    }
}
