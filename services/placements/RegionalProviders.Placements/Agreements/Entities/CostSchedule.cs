using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>
/// Costs from a given day, which replace every schedule recorded before. Never changed, so that the amount due on any
/// day, and who recorded it, can always be determined.
/// </summary>
internal sealed class CostSchedule
{
    private readonly List<ScheduledLine> lines = [];

    private CostSchedule() { }

    public CostSchedule(
        int number,
        DateOnly effectiveOn,
        string reason,
        IReadOnlyList<CostLine> costLines,
        DateTimeOffset now
    )
    {
        Number = number;
        EffectiveOn = effectiveOn;
        Reason = reason;
        RecordedAt = now;
        for (var i = 0; i < costLines.Count; i++)
            lines.Add(new ScheduledLine((short)i, costLines[i], now));
    }

    public Guid AgreementId { get; private set; }
    public int Number { get; private set; }
    public DateOnly EffectiveOn { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public IReadOnlyCollection<ScheduledLine> Lines => lines;

    /// <summary>
    /// Throws if lines do not fit the agreement that they belong to; each line by itself has already been validated.
    /// </summary>
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
}

internal sealed class CostScheduleConfiguration : IEntityTypeConfiguration<CostSchedule>
{
    public void Configure(EntityTypeBuilder<CostSchedule> builder)
    {
        builder.ToTable("cost_schedule");
        builder.HasKey(schedule => new { schedule.AgreementId, schedule.Number });
        builder
            .HasMany(schedule => schedule.Lines)
            .WithOne()
            .HasForeignKey(line => new { line.AgreementId, line.Schedule });
    }
}
