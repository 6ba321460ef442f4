using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

/// <summary>An action as the queries read it.</summary>
internal sealed record ActionRow
{
    public const string Columns = "id, kind, note, recorded_at";

    public Guid Id { get; init; }
    public short Kind { get; init; }
    public string Note { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    public NoticeAction ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = (ActionKind)Kind,
            Note = Note,
            RecordedAt = RecordedAt.ToProto(),
        };
}
