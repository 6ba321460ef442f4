using System.Text.Json;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Councils;

/// <summary>A council as the queries read it, alias <c>c</c>.</summary>
internal sealed record CouncilRow
{
    internal const string Select = """
        select c.id, c.name, c.region, c.nation, c.exists_from, c.exists_to,
            array(select name from identity.council_name where council_id = c.id order by name) as alternative_names,
            array(select predecessor_id from identity.council_successor where successor_id = c.id order by 1) as predecessor_ids,
            array(select successor_id from identity.council_successor where predecessor_id = c.id order by 1) as successor_ids,
            (
                select coalesce(json_agg(json_build_object('scheme', scheme, 'code', code, 'from', valid_from, 'to', valid_to)
                    order by scheme desc, valid_to desc nulls first, valid_from desc nulls last), '[]')::text
                from identity.council_code where council_id = c.id
            ) as codes
        from identity.council c
        """;

    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Region { get; init; } = "";
    public string Nation { get; init; } = "";
    public DateOnly? ExistsFrom { get; init; }
    public DateOnly? ExistsTo { get; init; }
    public string[] AlternativeNames { get; init; } = [];
    public Guid[] PredecessorIds { get; init; } = [];
    public Guid[] SuccessorIds { get; init; } = [];

    /// <summary>JSON: the codes, GSS before DfE, the current or last one of each first.</summary>
    public string Codes { get; init; } = "[]";

    internal Council ToProto()
    {
        var codes = JsonSerializer.Deserialize<List<Code>>(Codes, JsonSerializerOptions.Web)!;
        return new Council
        {
            Id = Id.ToString(),
            Name = Name,
            GssCode = codes.Find(code => code.Scheme == "gss")?.Text ?? "",
            DfeCode = codes.Find(code => code.Scheme == "dfe")?.Text ?? "",
            Region = Region,
            Nation = Nation,
            AlternativeNames = { AlternativeNames },
            ExistsFrom = ExistsFrom.ToProto(),
            ExistsTo = ExistsTo.ToProto(),
            PredecessorIds = { PredecessorIds.Select(id => id.ToString()) },
            SuccessorIds = { SuccessorIds.Select(id => id.ToString()) },
            Codes = { codes.Select(code => code.ToProto()) },
        };
    }

    private sealed record Code(
        string Scheme,
        [property: System.Text.Json.Serialization.JsonPropertyName("code")] string Text,
        DateOnly? From,
        DateOnly? To
    )
    {
        internal CouncilCode ToProto() =>
            new()
            {
                Scheme = Scheme,
                Code = Text,
                ValidFrom = From.ToProto(),
                ValidTo = To.ToProto(),
            };
    }
}
