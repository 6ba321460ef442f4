using RegionalProviders.Kernel;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Returns;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>
/// The service's own copy of the register, read anew for each look-up: for work that lasts longer than a transaction.
/// </summary>
internal sealed class CurrentRegister(PlacementsDatabase database, Principal principal) : IRegister
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    ) =>
        await database.InTransactionAsync(
            principal,
            async tx => await new StoredRegister(tx).FindAsync(urns, cancellationToken),
            cancellationToken
        );
}
