using RegionalProviders.AccessLog.V1;

namespace RegionalProviders.AccessLog.Verification;

/// <summary>Verifies one chain, day by day and line by line. After a finding it continues from the stored values.</summary>
internal sealed class ChainVerifier(Action<FindingKind, DateOnly?, long, string> report)
{
    // Tolerated clock skew between the processes and the database.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private byte[] previousHash = new byte[32];
    private LogLine? previous;

    /// <summary>Number of the last verified line.</summary>
    internal long LastSeq { get; private set; }

    /// <summary>Hash of that line, as stored.</summary>
    internal byte[] LastHash => previousHash;

    /// <summary>Checks that a day follows from the one before it.</summary>
    internal void Begin(LogHead head)
    {
        if (head.FirstSeq > LastSeq + 1)
        {
            report(
                FindingKind.DayRemoved,
                head.Day,
                head.FirstSeq,
                $"Whole days are missing before this one: lines {LastSeq + 1} to {head.FirstSeq - 1}."
            );
            LastSeq = head.FirstSeq - 1;
            previousHash = head.PreviousHash;
        }
        else if (head.FirstSeq != LastSeq + 1 || !Same(head.PreviousHash, previousHash))
        {
            report(
                FindingKind.Altered,
                head.Day,
                head.FirstSeq,
                "The record of the day does not follow from the day before."
            );
        }

        if (head.Removed)
            (LastSeq, previousHash, previous) = (head.LastSeq, head.Hash, null);
    }

    /// <summary>Checks the next line of the chain.</summary>
    internal void Check(LogLine line)
    {
        if (!Same(line.Calculate(), line.Hash))
            report(
                FindingKind.Altered,
                line.Day,
                line.Seq,
                "The hash of the line is not that of its fields: one of them was altered."
            );
        if (line.Seq > LastSeq + 1)
            report(
                FindingKind.Missing,
                line.Day,
                line.Seq,
                $"Lines {LastSeq + 1} to {line.Seq - 1} are missing."
            );
        else if (line.Seq <= LastSeq || !Same(line.PreviousHash, previousHash))
            report(
                FindingKind.Reordered,
                line.Day,
                line.Seq,
                "The line does not carry the hash of the one before it."
            );
        CheckTime(line);
        (LastSeq, previousHash, previous) = (line.Seq, line.Hash, line);
    }

    /// <summary>Checks that a day ends where its record says.</summary>
    internal void End(LogHead head, long lines)
    {
        if (head.Removed)
            return;
        if (lines == 0)
            report(
                FindingKind.DayRemoved,
                head.Day,
                head.FirstSeq,
                $"All lines of the day are missing: {head.FirstSeq} to {head.LastSeq}."
            );
        else if (LastSeq < head.LastSeq)
            report(
                FindingKind.Truncated,
                head.Day,
                LastSeq + 1,
                $"The day ends too early: lines {LastSeq + 1} to {head.LastSeq} are missing."
            );
        else if (LastSeq > head.LastSeq || !Same(head.Hash, previousHash))
            report(
                FindingKind.Unrecorded,
                head.Day,
                head.LastSeq,
                "The record of the day does not end with its last line."
            );
        if (LastSeq < head.LastSeq)
            (LastSeq, previousHash, previous) = (head.LastSeq, head.Hash, null);
    }

    /// <summary>Checks that the chain ends where its record says.</summary>
    internal void Finish(long? lastSeq, byte[]? hash)
    {
        if (lastSeq is null || lastSeq < LastSeq)
            report(
                FindingKind.Unrecorded,
                null,
                LastSeq,
                "The record of the chain ends before its last line."
            );
        else if (lastSeq > LastSeq)
            report(
                FindingKind.Truncated,
                null,
                LastSeq + 1,
                $"The chain ends too early: lines {LastSeq + 1} to {lastSeq} are missing, with the record of their days."
            );
        else if (!Same(hash!, previousHash))
            report(
                FindingKind.Altered,
                null,
                LastSeq,
                "The record of the chain does not end with its last line."
            );
    }

    private void CheckTime(LogLine line)
    {
        if (line.At < line.RecordedAt - ClockTolerance)
            report(
                FindingKind.BackDated,
                line.Day,
                line.Seq,
                "The line claims an earlier time than that at which the database wrote it."
            );
        else if (
            previous is { } before
            && (
                line.RecordedAt < before.RecordedAt - ClockTolerance
                || line.At < before.At - ClockTolerance
            )
        )
            report(
                FindingKind.BackDated,
                line.Day,
                line.Seq,
                "The line claims an earlier time than the one before it."
            );
    }

    private static bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);
}
