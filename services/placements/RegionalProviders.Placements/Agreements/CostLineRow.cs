using RegionalProviders.Kernel;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>A cost line as queries return it.</summary>
internal sealed record CostLineRow
{
    public const string Columns = """
        id, agreement_id, setting_id, schedule, kind, description, social_care, education, health, outcome_number, need_code,
        start_on, end_on, review_on, closed_on, from_on, until_on
        """;

    /// <summary>
    /// A condition on <c>dated_line</c>: extra payments whose end has been reached by <c>@today</c> and that were
    /// neither closed nor extended.
    /// </summary>
    public const string Overrunning = """
        kind = 'Additional' and closed_on is null and end_on <= @today
        and effective_on <= @today and (superseded_on is null or superseded_on > @today)
        and (ended_on is null or ended_on > @today)
        """;

    public Guid Id { get; init; }
    public Guid AgreementId { get; init; }
    public Guid SettingId { get; init; }
    public int Schedule { get; init; }
    public CostLineKind Kind { get; init; }
    public string Description { get; init; } = "";
    public long SocialCare { get; init; }
    public long Education { get; init; }
    public long Health { get; init; }
    public short? OutcomeNumber { get; init; }
    public string? NeedCode { get; init; }
    public DateOnly? StartOn { get; init; }
    public DateOnly? EndOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly FromOn { get; init; }
    public DateOnly? UntilOn { get; init; }

    public bool RunsOn(DateOnly day) => FromOn <= day && (UntilOn is null || UntilOn > day);

    public CostLine ToProto()
    {
        var line = new CostLine
        {
            Id = Id.ToString(),
            Kind = Kind,
            Description = Description,
            Weekly = Pounds.Of(SocialCare, Education, Health),
            StartOn = StartOn.ToProto(),
            EndOn = EndOn.ToProto(),
            ReviewOn = ReviewOn.ToProto(),
            ClosedOn = ClosedOn.ToProto(),
        };
        if (OutcomeNumber is { } number)
            line.OutcomeNumber = number;
        if (NeedCode is { } code)
            line.NeedCode = code;
        return line;
    }
}
