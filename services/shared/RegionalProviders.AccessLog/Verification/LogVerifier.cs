using System.Data;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Verification;

/// <summary>Checks the log of one service.</summary>
internal sealed class LogVerifier(
    ServiceDatabase database,
    Func<VerifyAccessLogResponse, Task> answer
)
{
    private readonly Queue<AccessLogFinding> findings = new();
    private readonly string service = database.Schema.Name;

    /// <summary>What was checked, without the names of services.</summary>
    internal VerificationSummary Summary { get; } = new();

    internal Task VerifyAsync(
        IReadOnlyList<ChainHead> known,
        bool isKnownOnly,
        CancellationToken cancellationToken
    ) =>
        // Runs as the system principal: no caller may read the lines of all tenants, and none of them are returned.
        database.InTransactionAsync(
            Principal.System(service),
            async transaction =>
            {
                var log = new LogReader(transaction);
                foreach (var tenant in isKnownOnly ? [] : await log.TenantsAsync())
                    await VerifyChainAsync(log, tenant);
                foreach (var head in known)
                    await VerifyKnownAsync(log, head);
                return true;
            },
            cancellationToken,
            IsolationLevel.RepeatableRead
        );

    private async Task VerifyChainAsync(LogReader log, string tenant)
    {
        Summary.Chains++;
        var verifier = new ChainVerifier(
            (kind, day, seq, text) => Find(kind, tenant, day, seq, text)
        );
        var days = new ChainDays(verifier, await log.HeadsAsync(tenant));
        await foreach (var line in log.LinesAsync(tenant))
        {
            Summary.Lines++;
            foreach (var (head, lines) in days.Until(line.Day))
                await DayAsync(tenant, head, lines);
            if (!days.Knows(line.Day))
                Find(
                    FindingKind.Unrecorded,
                    tenant,
                    line.Day,
                    line.Seq,
                    "There is no record of the day of this line."
                );
            days.Count();
            verifier.Check(line);
            await TellFindingsAsync();
        }

        foreach (var (head, lines) in days.Until(DateOnly.MaxValue))
            await DayAsync(tenant, head, lines);
        var (seq, hash) = await log.ChainAsync(tenant);
        verifier.Finish(seq, hash);
        await TellFindingsAsync();
        await answer(
            new VerifyAccessLogResponse
            {
                Head = new ChainHead
                {
                    Service = service,
                    Chain = tenant,
                    Sequence = verifier.LastSeq,
                    Hash = Convert.ToHexStringLower(verifier.LastHash),
                },
            }
        );
    }

    private async Task VerifyKnownAsync(LogReader log, ChainHead head)
    {
        var hash = await log.HashAsync(head.Chain, head.Sequence);
        if (hash is null && await log.IsRemovedAsync(head.Chain, head.Sequence))
            return;
        if (hash is null || Convert.ToHexStringLower(hash) != head.Hash)
            Find(
                FindingKind.Rewritten,
                head.Chain,
                null,
                head.Sequence,
                hash is null
                    ? "A head that was kept elsewhere names a line that is not there."
                    : "A head that was kept elsewhere has another hash for this line: the chain was rewritten."
            );
        await TellFindingsAsync();
    }

    private async Task DayAsync(string tenant, LogHead head, long lines)
    {
        Summary.Days++;
        await TellFindingsAsync();
        await answer(
            new VerifyAccessLogResponse
            {
                Day = new CheckedDay
                {
                    Service = service,
                    Chain = tenant,
                    Day = head.Day.ToProto(),
                    Lines = lines,
                    Removed = head.Removed,
                },
            }
        );
    }

    private void Find(FindingKind kind, string tenant, DateOnly? day, long seq, string message) =>
        findings.Enqueue(
            new AccessLogFinding
            {
                Kind = kind,
                Service = service,
                Chain = tenant,
                Day = day?.ToProto(),
                Sequence = seq,
                Message = message,
            }
        );

    private async Task TellFindingsAsync()
    {
        while (findings.TryDequeue(out var finding))
        {
            Summary.Findings++;
            await answer(new VerifyAccessLogResponse { Finding = finding });
        }
    }
}
