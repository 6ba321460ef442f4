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
    // Findings reported for one chain; further ones in a chain that is broken throughout are only counted.
    private const int MaxFindingsOfAChain = 10_000;
    private readonly Queue<VerifyAccessLogResponse> answers = new();
    private readonly string service = database.Schema.Name;
    private int findings;

    /// <summary>What was verified, without the names of services.</summary>
    internal VerificationSummary Summary { get; } = new();

    internal async Task VerifyAsync(
        IReadOnlyList<ChainHead> known,
        bool isKnownOnly,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> tenants = [];
        if (!isKnownOnly)
            await ReadAsync(async log => tenants = await log.TenantsAsync(), cancellationToken);
        foreach (var tenant in tenants)
            await ReadAsync(log => VerifyChainAsync(log, tenant), cancellationToken);
        await ReadAsync(
            async log =>
            {
                foreach (var head in known)
                    await VerifyKnownAsync(log, head);
            },
            cancellationToken
        );
    }

    // Runs as the platform itself: no principal may read the lines of all tenants, and none receives them. A chain is
    // read as of one moment, and findings are sent once it has been read, so that nobody is waited for within the
    // transaction.
    private async Task ReadAsync(Func<LogReader, Task> read, CancellationToken cancellationToken)
    {
        await database.InTransactionAsync(
            Principal.System(service),
            async transaction =>
            {
                await read(new LogReader(transaction));
                return true;
            },
            cancellationToken,
            IsolationLevel.RepeatableRead
        );
        while (answers.TryDequeue(out var found))
            await answer(found);
    }

    private async Task VerifyChainAsync(LogReader log, string tenant)
    {
        Summary.Chains++;
        findings = 0;
        var verifier = new ChainVerifier(
            (kind, day, seq, text) => Find(kind, tenant, day, seq, text)
        );
        var days = new ChainDays(verifier, await log.HeadsAsync(tenant));
        await foreach (var line in log.LinesAsync(tenant))
        {
            Summary.Lines++;
            foreach (var (head, lines) in days.Until(line.Day))
                Day(tenant, head, lines);
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
        }

        foreach (var (head, lines) in days.Until(DateOnly.MaxValue))
            Day(tenant, head, lines);
        var (seq, hash) = await log.ChainAsync(tenant);
        verifier.Finish(seq, hash);
        answers.Enqueue(
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
    }

    private void Day(string tenant, LogHead head, long lines)
    {
        Summary.Days++;
        answers.Enqueue(
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

    private void Find(FindingKind kind, string tenant, DateOnly? day, long seq, string message)
    {
        Summary.Findings++;
        if (++findings > MaxFindingsOfAChain)
            return;
        answers.Enqueue(
            new VerifyAccessLogResponse
            {
                Finding = new AccessLogFinding
                {
                    Kind = kind,
                    Service = service,
                    Chain = tenant,
                    Day = day?.ToProto(),
                    Sequence = seq,
                    Message = message,
                },
            }
        );
    }
}
