using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>The consortia whose data the caller shares today, and what day that is in London.</summary>
public sealed record CallerScope
{
    /// <summary>Today in Europe/London, as the policies see it.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The consortia that the caller belongs to, or acts for, today.</summary>
    public IReadOnlyList<Guid> ConsortiumIds { get; init; } = [];

    /// <summary>Reads the scope that the policies of the database go by.</summary>
    public static async Task<CallerScope> ReadAsync(ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        var schema = tx.Schema.Name;
        var row = await tx.QuerySingleAsync<Row>(
            $"select {schema}.today() as today, {schema}.consortium_ids() as consortium_ids"
        );
        return new CallerScope { Today = row.Today, ConsortiumIds = row.ConsortiumIds };
    }

    /// <summary>The consortium named; one that the caller is not of looks like one that does not exist.</summary>
    public Guid Require(string consortiumId, string field = "consortium_id") =>
        consortiumId.ToId(field) is var id && ConsortiumIds.Contains(id)
            ? id
            : throw Fault.NotFound("consortium");

    /// <summary>The consortium named, or the caller's only one.</summary>
    public Guid RequireOrOnly(string consortiumId)
    {
        if (consortiumId.Length > 0)
            return Require(consortiumId);
        RequireAny();
        return ConsortiumIds is [var only]
            ? only
            : throw Fault.Invalid(
                "consortium_id",
                "must name one: the caller belongs to several consortia."
            );
    }

    /// <summary>The consortium named; null, for all of the caller's, where none is.</summary>
    public Guid? Filter(string consortiumId)
    {
        if (consortiumId.Length > 0)
            return Require(consortiumId);
        RequireAny();
        return null;
    }

    /// <summary>An empty answer to a council that is in no consortium would look as if nothing had been recorded.</summary>
    public void RequireAny()
    {
        if (ConsortiumIds is [])
            throw Fault.NotAMember();
    }

    /// <summary>The day, or today where it is absent; a day to come is refused.</summary>
    public DateOnly PastDay(DateOnly? day, string field) =>
        day > Today ? throw Fault.Invalid(field, "must not be in the future.") : day ?? Today;

    private sealed record Row
    {
        public DateOnly Today { get; init; }
        public Guid[] ConsortiumIds { get; init; } = [];
    }
}
