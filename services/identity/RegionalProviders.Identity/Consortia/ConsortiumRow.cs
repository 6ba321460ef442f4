using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

/// <summary>A consortium with the number of its members today, alias <c>s</c>.</summary>
internal sealed record ConsortiumRow
{
    internal const string Select = """
        select s.id, s.name, s.version, (
            select count(*)::int from identity.membership m
            where m.consortium_id = s.id
                and m.valid_from <= (select identity.today())
                and (m.valid_to is null or m.valid_to >= (select identity.today()))
        ) as member_count
        from identity.consortium s
        """;

    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public long Version { get; init; }
    public int MemberCount { get; init; }

    internal V1.Consortium ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Name = Name,
            MemberCount = MemberCount,
            Etag = Etag.Of(Version),
        };
}
