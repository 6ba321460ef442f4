using RegionalProviders.Deadlines;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.RegisterCopy;

/// <summary>The host authority of a registration.</summary>
public static class RegisteredHost
{
    /// <summary>
    /// The present council in whose area the primary setting is; if the register does not know that, the one in whose
    /// area all other settings with a known area are. Null if unknown, or if the others are in several areas.
    /// </summary>
    public static async Task<Guid?> FindAsync(
        Regulator regulator,
        string urn,
        ServiceTransaction tx
    )
    {
        ArgumentNullException.ThrowIfNull(tx);
        var schema = tx.Schema.Name;
        return HostCouncil.On(
            LondonTime.DateOf(tx.Now),
            await tx.QuerySingleOrDefaultAsync<Guid?>(
                $"""
                select coalesce(r.host_council_id, (
                    select (array_agg(distinct p.host_council_id))[1] from {schema}.register_premises p
                    where p.urn = r.urn and p.regulator = r.regulator
                    having count(distinct p.host_council_id) = 1))
                from {schema}.register_entry r where r.urn = @urn and r.regulator = @regulator
                """,
                new { urn, regulator = regulator.ToString() }
            )
        );
    }
}
