using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Persistence;

namespace RegionalProviders.Providers.Data;

/// <summary>The consortia whose data the caller shares today, and what day that is in London.</summary>
internal sealed record CallerScope
{
    public DateOnly Today { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];

    /// <summary>Reads the scope that the policies of the database go by.</summary>
    public static Task<CallerScope> ReadAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<CallerScope>(
            "select providers.today() as today, providers.consortium_ids() as consortium_ids"
        );

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
}
