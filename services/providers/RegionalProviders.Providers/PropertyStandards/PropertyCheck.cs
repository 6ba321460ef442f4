using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

/// <summary>A walk through a setting using the checklist. It is recorded once and never changed.</summary>
internal sealed class PropertyCheck
{
    private PropertyCheck() { }

    /// <summary>A check as recorded by a member of the consortium or its coordinator.</summary>
    /// <param name="consortiumId">The consortium that the check belongs to.</param>
    /// <param name="settingId">The setting.</param>
    /// <param name="checkedOn">The day of the visit.</param>
    /// <param name="answers">Answers to items of the checklist, each once, in any order.</param>
    /// <param name="now">The current time.</param>
    public PropertyCheck(
        Guid consortiumId,
        Guid settingId,
        DateOnly checkedOn,
        IEnumerable<CheckedItem> answers,
        DateTimeOffset now
    )
    {
        Id = Guid.CreateVersion7(now);
        ConsortiumId = consortiumId;
        SettingId = settingId;
        CheckedOn = checkedOn;
        Items = [.. answers.OrderBy(item => Checklist.Places[item.Code])];
        NotMetCount = Items.Count(item => item.Outcome == PropertyOutcome.NotMet);
        UnansweredCount = Checklist.Items.Count - Items.Count;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }

    /// <summary>The council that recorded it; null if a coordinator did.</summary>
    public Guid? CouncilId { get; private set; }
    public Guid SettingId { get; private set; }
    public DateOnly CheckedOn { get; private set; }

    /// <summary>In the order of the checklist.</summary>
    public List<CheckedItem> Items { get; private set; } = [];

    /// <summary>
    /// Counted against the checklist as it was when the check was recorded; the same applies to
    /// <see cref="UnansweredCount"/>.
    /// </summary>
    public int NotMetCount { get; private set; }
    public int UnansweredCount { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public V1.PropertyCheck ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            CouncilId = CouncilId.ToProto(),
            SettingId = SettingId.ToString(),
            CheckedOn = CheckedOn.ToProto(),
            Items =
            {
                Items.Select(item => new PropertyCheckItem
                {
                    Code = item.Code,
                    Outcome = item.Outcome,
                    Note = item.Note,
                }),
            },
            NotMetCount = NotMetCount,
            UnansweredCount = UnansweredCount,
        };
}

/// <summary>The answer to one item of the checklist.</summary>
internal sealed class CheckedItem(string code, PropertyOutcome outcome, string note)
{
    public string Code { get; private set; } = code;
    public PropertyOutcome Outcome { get; private set; } = outcome;
    public string Note { get; private set; } = note;
}
