using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>The service's own copy of the register, as one transaction sees it.</summary>
internal sealed class StoredRegister(ServiceTransaction tx) : IRegister
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    )
    {
        // Each regulator has its own numbers. If two use the same one, Ofsted's, the first in order, is the one that
        // returns mean.
        var entries = await tx.QueryAsync<Entry>(
            """
            select distinct on (urn) urn, registered_on, withdrawn_on, listed_service_type, sector, nation, host_council_id,
                band = 'Failing' as failing, status = 'Suspended' as restricted
            from placements.register_entry where urn = any (@urns)
            order by urn, placements.regulator_place(regulator)
            """,
            new { urns = urns.ToArray() }
        );
        return entries.ToDictionary(entry => entry.Urn, entry => entry.ToRegistration());
    }

    private sealed record Entry
    {
        public string Urn { get; init; } = "";
        public DateOnly? RegisteredOn { get; init; }
        public DateOnly? WithdrawnOn { get; init; }

        // Of the regulator's lists alone: what a council says must not make another's return wrong.
        public string ListedServiceType { get; init; } = "";
        public string Sector { get; init; } = "";
        public string Nation { get; init; } = "";
        public Guid? HostCouncilId { get; init; }
        public bool Failing { get; init; }
        public bool Restricted { get; init; }

        public Registration ToRegistration() =>
            new()
            {
                Urn = Urn,
                RegisteredOn = RegisteredOn,
                WithdrawnOn = WithdrawnOn,
                Service = Enum.TryParse<RegisteredService>(ListedServiceType, out var service)
                    ? service
                    : null,
                Sector = Sector.Length > 0 ? Sector : null,
                InEngland = Nation is "" or "E",
                HostCouncil = HostCouncilId is { } host
                    ? CouncilDirectory.Find(host)?.GssCode
                    : null,
                IsFailing = Failing,
                IsRestricted = Restricted,
            };
    }
}
