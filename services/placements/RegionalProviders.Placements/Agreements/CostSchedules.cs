using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>Stores schedules of costs.</summary>
internal static class CostSchedules
{
    /// <summary>Adds a schedule after those that the agreement has; call it with the agreement's row locked or new.</summary>
    /// <param name="agreement">Its id.</param>
    /// <param name="number">The next number.</param>
    /// <param name="effectiveOn">From this day on it is in force.</param>
    /// <param name="reason">Why.</param>
    /// <param name="lines">Its lines, checked by <see cref="CostLineRules"/>.</param>
    /// <param name="tx">The transaction.</param>
    public static async Task AddAsync(
        Guid agreement,
        int number,
        DateOnly effectiveOn,
        string reason,
        IReadOnlyList<CostLine> lines,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(
            """
            insert into placements.cost_schedule (agreement_id, number, effective_on, reason, recorded_at)
            values (@agreement, @number, @effectiveOn, @reason, @Now)
            """,
            new
            {
                agreement,
                number,
                effectiveOn,
                reason,
                tx.Now,
            }
        );
        for (var i = 0; i < lines.Count; i++)
            await AddLineAsync(agreement, number, i, lines[i], tx);
    }

    /// <summary>What holds for lines and the agreement that they belong to.</summary>
    /// <param name="lines">Lines.</param>
    /// <param name="path">Path of the field.</param>
    /// <param name="startOn">First day of the placement.</param>
    /// <param name="after">Lines must end after this day.</param>
    /// <param name="outcomes">Number of the agreement's outcomes.</param>
    public static void Check(
        IReadOnlyList<CostLine> lines,
        string path,
        DateOnly startOn,
        DateOnly after,
        int outcomes
    )
    {
        var checks = new FieldChecks();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, field) = (lines[i], $"{path}[{i}]");
            checks.That(
                line.PurposeCase != CostLine.PurposeOneofCase.OutcomeNumber
                    || line.OutcomeNumber >= 1 && line.OutcomeNumber <= outcomes,
                $"{field}.outcome_number",
                "must be the number of an outcome of the agreement, from 1."
            );
            checks.That(
                line.StartOn.ToDateOnly(field) is not { } start || start >= startOn,
                $"{field}.start_on",
                "must not be before the placement starts."
            );
            checks.That(
                line.EndOn.ToDateOnly(field) is not { } end || end > after,
                $"{field}.end_on",
                "must be after the day from which the schedule is in force: a line that has ended by then is left out."
            );
        }

        if (checks.Violations.Count > 0)
            throw Fault.Invalid(checks.Violations);
    }

    private static async Task AddLineAsync(
        Guid agreement,
        int schedule,
        int position,
        CostLine line,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            insert into placements.cost_line (id, agreement_id, schedule, position, kind, description, social_care,
                education, health, outcome_number, need_code, start_on, end_on, review_on)
            values (@id, @agreement, @schedule, @position, @kind, @Description, @socialCare,
                @education, @health, @outcome, @need, @startOn, @endOn, @reviewOn)
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                agreement,
                schedule,
                position,
                kind = (short)line.Kind,
                line.Description,
                socialCare = line.Weekly.SocialCare?.Pence ?? 0,
                education = line.Weekly.Education?.Pence ?? 0,
                health = line.Weekly.Health?.Pence ?? 0,
                outcome = IsFor(line, CostLine.PurposeOneofCase.OutcomeNumber)
                    ? (int?)line.OutcomeNumber
                    : null,
                need = IsFor(line, CostLine.PurposeOneofCase.NeedCode) ? line.NeedCode : null,
                startOn = line.StartOn.ToDateOnly("start_on"),
                endOn = line.EndOn.ToDateOnly("end_on"),
                reviewOn = line.ReviewOn.ToDateOnly("review_on"),
            }
        );

    private static bool IsFor(CostLine line, CostLine.PurposeOneofCase purpose) =>
        line.PurposeCase == purpose;
}
