using System.Text.Json.Nodes;
using Grpc.Core;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;

namespace RegionalProviders.Cli.Commands.AccessLog;

/// <summary>Checks the access log, prints what was checked and each finding, and fails if there are findings.</summary>
internal sealed class AccessLogVerify : SessionCommand
{
    private const int MaxBatchSize = 1000;

    public AccessLogVerify()
        : base("verify", "Check that no line of the access log was removed or altered.")
    {
        var headsOut = Text(
            "--heads-out",
            "Write the end of every chain to this file. Keep it outside the platform.",
            "FILE"
        );
        var against = Text(
            "--against",
            "Check too that the chains still contain what --heads-out wrote earlier.",
            "FILE"
        );

        Runs(async session =>
        {
            var known = session.Value(against) is { } path ? ChainHeadsFile.Read(path) : [];
            var steps = new List<VerifyAccessLogResponse>();
            foreach (var request in Requests(known))
            {
                using var call = session.Client.AccessLog.VerifyAccessLog(
                    request,
                    session.CallOptions
                );
                await foreach (var step in call.ResponseStream.ReadAllAsync(session.Cancellation))
                    steps.Add(step);
            }

            List<AccessLogFinding> findings =
            [
                .. steps.Select(step => step.Finding).OfType<AccessLogFinding>(),
            ];
            Show(session, steps, findings);
            if (findings.Count > 0)
                throw new CommandException(
                    ExitCode.Findings,
                    $"The access log has {findings.Count.Of("finding")}.",
                    "Keep the database as it is, and compare it with a backup: docs/access-log.md says how."
                );
            // Heads of a log with findings must not be saved: a later check would take the damaged log as its reference.
            if (session.Value(headsOut) is { } target)
                ChainHeadsFile.Write(target, steps.Select(step => step.Head).OfType<ChainHead>());
        });
    }

    private static IEnumerable<VerifyAccessLogRequest> Requests(IReadOnlyList<ChainHead> known)
    {
        yield return new VerifyAccessLogRequest { KnownHeads = { known.Take(MaxBatchSize) } };
        foreach (var batch in known.Skip(MaxBatchSize).Chunk(MaxBatchSize))
            yield return new VerifyAccessLogRequest
            {
                KnownHeads = { batch },
                KnownHeadsOnly = true,
            };
    }

    private static void Show(
        Session session,
        List<VerifyAccessLogResponse> steps,
        List<AccessLogFinding> findings
    )
    {
        List<CheckedDay> days = [.. steps.Select(step => step.Day).OfType<CheckedDay>()];
        List<ChainHead> heads = [.. steps.Select(step => step.Head).OfType<ChainHead>()];
        var summary = steps.Select(step => step.Summary).OfType<VerificationSummary>().First();
        if (session.Output.Format == OutputFormat.Json)
        {
            session.Output.Json(
                new JsonObject
                {
                    ["summary"] = JsonText.Of(summary),
                    ["days"] = new JsonArray([.. days.Select(JsonText.Of)]),
                    ["heads"] = new JsonArray([.. heads.Select(JsonText.Of)]),
                    ["findings"] = new JsonArray([.. findings.Select(JsonText.Of)]),
                }
            );
            return;
        }

        session.Output.List(days, AccessLogShapes.Day);
        if (findings.Count > 0)
            session.Output.List(findings, AccessLogShapes.Finding);
        session.Notice(
            $"Checked {string.Join(", ", summary.Services)}: {summary.Chains.Of("chain")}, {summary.Days.Of("day")}, {summary.Lines.Of("line")}; {findings.Count.Of("finding")}."
        );
    }
}
