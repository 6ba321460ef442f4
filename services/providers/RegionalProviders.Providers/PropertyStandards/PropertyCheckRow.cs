using System.Text.Json;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

/// <summary>A check as the queries read it.</summary>
internal sealed record PropertyCheckRow
{
    public const string Columns =
        "id, consortium_id, council_id, setting_id, checked_on, items, not_met_count, unanswered_count";

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public Guid? CouncilId { get; init; }
    public Guid SettingId { get; init; }
    public DateOnly CheckedOn { get; init; }
    public string Items { get; init; } = "";
    public int NotMetCount { get; init; }
    public int UnansweredCount { get; init; }

    /// <summary>The items as the column holds them.</summary>
    public static string ToJson(IEnumerable<PropertyCheckItem> items) =>
        JsonSerializer.Serialize(
            items.Select(item => new Item(item.Code, (int)item.Outcome, item.Note)),
            JsonSerializerOptions.Web
        );

    public PropertyCheck ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            CouncilId = CouncilId.ToProto(),
            SettingId = SettingId.ToString(),
            CheckedOn = CheckedOn.ToProto(),
            Items =
            {
                JsonSerializer
                    .Deserialize<List<Item>>(Items, JsonSerializerOptions.Web)!
                    .Select(item => new PropertyCheckItem
                    {
                        Code = item.Code,
                        Outcome = (PropertyOutcome)item.Outcome,
                        Note = item.Note,
                    }),
            },
            NotMetCount = NotMetCount,
            UnansweredCount = UnansweredCount,
        };

    private sealed record Item(string Code, int Outcome, string Note);
}
