using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Consortia;

/// <summary>A membership as the queries read it, alias <c>m</c>, with its council <c>c</c>.</summary>
internal sealed record MembershipRow
{
    internal const string Select = """
        select m.id, m.consortium_id, m.council_id, c.name as council_name, m.valid_from, m.valid_to
        from identity.membership m join identity.council c on c.id = m.council_id
        """;

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public Guid CouncilId { get; init; }
    public string CouncilName { get; init; } = "";
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    internal Membership ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            CouncilId = CouncilId.ToString(),
            CouncilName = CouncilName,
            From = ValidFrom.ToProto(),
            To = ValidTo.ToProto(),
        };

    /// <summary>The event that tells of this membership as it is now.</summary>
    /// <param name="version">Of the consortium, as the change left it.</param>
    internal ConsortiumMembershipChanged ToEvent(long version) =>
        new(Id, ConsortiumId, CouncilId, ValidFrom, ValidTo, version);
}
