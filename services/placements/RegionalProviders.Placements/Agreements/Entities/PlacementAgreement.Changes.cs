using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>Changes to an agreement.</summary>
internal sealed partial class PlacementAgreement
{
    /// <summary>
    /// Adds a schedule that replaces the earlier ones. Requires the schedules and the outcomes to be loaded.
    /// </summary>
    public CostSchedule Amend(
        DateOnly effectiveOn,
        string reason,
        IReadOnlyList<CostLine> lines,
        DateTimeOffset now
    )
    {
        if (effectiveOn < StartOn)
            throw Fault.Invalid("effective_on", "must not be before the placement starts.");
        if (effectiveOn >= EndedOn)
            throw Fault.Invalid("effective_on", "must be before the placement ended.");
        CostSchedule.Check(lines, "cost_lines", StartOn, effectiveOn, outcomes.Count);
        var number = schedules.Max(schedule => schedule.Number) + 1;
        var schedule = new CostSchedule(number, effectiveOn, reason, lines, now);
        schedules.Add(schedule);
        Touch(now);
        return schedule;
    }

    /// <summary>Changes planned end, legal status and team; the previous values are kept as a revision.</summary>
    public void Update(
        DateOnly effectiveOn,
        DateOnly? plannedEndOn,
        string? legalStatusCode,
        string teamReference,
        string reason,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (EndedOn is not null)
            throw Fault.StateConflict(
                "The placement's end is recorded. Take it back with EndAgreement first, if it goes on."
            );
        var checks = new FieldChecks();
        checks.That(
            effectiveOn >= StartOn && effectiveOn <= today,
            "effective_on",
            "must not be before the placement starts, nor in the future."
        );
        checks.That(
            plannedEndOn is not { } end || end > StartOn,
            "planned_end_on",
            "must be after the placement's start."
        );
        // Otherwise the approvals of an early end could be bypassed.
        checks.That(
            PlannedEndOn is not { } planned || plannedEndOn >= planned,
            "planned_end_on",
            "must not be before the planned end that stands: a placement that ends before it is ended with EndAgreement."
        );
        if (checks.Violations.Count > 0)
            throw Fault.Invalid(checks.Violations);
        revisions.Add(new AgreementRevision(this, effectiveOn, reason, now));
        (PlannedEndOn, LegalStatusCode, TeamReference) = (
            plannedEndOn,
            NullIfEmpty(legalStatusCode ?? ""),
            teamReference
        );
        Touch(now);
    }

    /// <summary>
    /// Records, corrects or removes (null) the end. Requires the approvals to be loaded: an end before the planned one
    /// requires both.
    /// </summary>
    public void End(
        DateOnly? endedOn,
        string reasonCode,
        bool correction,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (EndedOn is not null && !correction)
            throw Fault.StateConflict(
                "The placement's end is recorded already. To put another in its place, set correction."
            );
        if (EndedOn is null && correction)
            throw Fault.StateConflict("No end is recorded yet that could be corrected.");
        if (endedOn <= StartOn)
            throw Fault.Invalid("ended_on", "must be after the placement's start.");
        if (endedOn > today.AddYears(1))
            throw Fault.Invalid("ended_on", "must be within a year from today.");
        if (endedOn < PlannedEndOn && approvals.Count(approval => approval.IsOfEarlyEnd) < 2)
            throw Fault.StateConflict(
                "The placement ends before its planned end: the head of service and the assistant director must approve the new search first (RecordApproval)."
            );
        EndedOn = endedOn;
        EndReasonCode = NullIfEmpty(reasonCode);
        Touch(now);
    }

    /// <summary>
    /// Records an approval. Requires the approvals to be loaded: each kind is given once, and the two for an early end
    /// by different people.
    /// </summary>
    public void Approve(
        ApprovalKind kind,
        DateOnly approvedOn,
        string approver,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (approvedOn > today)
            throw Fault.Invalid("approval.approved_on", "must not be in the future.");
        var approval = new GivenApproval(kind, approvedOn, approver, now);
        if (!approval.IsOfEarlyEnd && !Unregulated)
            throw Fault.StateConflict("The placement is not unregulated: it needs no approval.");
        if (
            approval.IsOfEarlyEnd
            && approvals.Any(other =>
                other.IsOfEarlyEnd
                && other.Kind != kind
                && string.Equals(
                    other.ApproverReference,
                    approver,
                    StringComparison.OrdinalIgnoreCase
                )
            )
        )
            throw Fault.Invalid(
                "approval.approver_reference",
                "must not be the same for both approvals of an early end."
            );
        if (approvals.Any(other => other.Kind == kind))
            throw Fault.AlreadyExists(
                "approval.kind",
                "approval.kind: this approval was given before."
            );
        approvals.Add(approval);
        Touch(now);
    }

    /// <summary>Records an act of oversight. The records are a log: the agreement itself does not change.</summary>
    public OversightRecord RecordOversight(OversightEntry entry, DateOnly today, DateTimeOffset now)
    {
        var record = new OversightRecord(entry, now);
        if (record.DoneOn > today)
            throw Fault.Invalid("entry.done_on", "must not be in the future.");
        if (!Unregulated)
            throw Fault.StateConflict(
                "The placement is not unregulated, so there is no such oversight of it."
            );
        oversight.Add(record);
        return record;
    }

    /// <summary>Records an authorisation of a deprivation of liberty.</summary>
    public LibertyRecord AuthoriseLiberty(
        DateOnly fromOn,
        DateOnly untilOn,
        string reference,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (fromOn > today)
            throw Fault.Invalid("authorisation.from_on", "must not be in the future.");
        var authorisation = new LibertyRecord(fromOn, untilOn, reference, now);
        libertyAuthorisations.Add(authorisation);
        Touch(now);
        return authorisation;
    }

    /// <summary>
    /// Withdraws an authorisation that should not have been recorded. Requires the authorisations to be loaded.
    /// </summary>
    public void WithdrawLiberty(
        Guid authorisation,
        string reason,
        string subject,
        DateTimeOffset now
    )
    {
        var withdrawn =
            libertyAuthorisations.Find(each => each.Id == authorisation)
            ?? throw Fault.NotFound("authorisation");
        withdrawn.Withdraw(reason, subject, now);
        Touch(now);
    }
}
