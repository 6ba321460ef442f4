using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.RegisterCopy;

/// <summary>
/// Keeps registrations and their settings as the register last recorded them. A service that does more when one changes
/// derives from it.
/// </summary>
/// <typeparam name="TDatabase">The database of the service, whose schema has <see cref="RegisterCopySchema.Source"/>.</typeparam>
public class RegistrationRecordedConsumer<TDatabase>(TDatabase database)
    : InboxConsumer<RegistrationRecorded>(database)
    where TDatabase : ServiceDatabase
{
    /// <inheritdoc/>
    protected sealed override async Task HandleAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        // The row is held until the commit: of two events the one that comes second replaces what the first has stored.
        if (!await StoredRegistration.StoreAsync(message, transaction))
            return;
        if (message.Settings is { } settings)
            await StoredPremises.ReplaceAsync(message, settings, transaction);
        await StoredAsync(message, transaction);
    }

    /// <summary>Follows the storing of an event in its transaction; an event that is older than what is known is not stored.</summary>
    protected virtual Task StoredAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) => Task.CompletedTask;
}
