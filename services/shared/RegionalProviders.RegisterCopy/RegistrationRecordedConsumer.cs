using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.RegisterCopy;

/// <summary>
/// Stores registrations and their settings as the register last recorded them. A service that needs to do more when one
/// changes derives from this class.
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
        // The row stays locked until the commit: of two concurrent events, the second replaces what the first stored.
        if (!await StoredRegistration.StoreAsync(message, transaction))
            return;
        if (message.Settings is { } settings)
            await StoredPremises.ReplaceAsync(message, settings, transaction);
        await StoredAsync(message, transaction);
    }

    /// <summary>
    /// Runs after an event has been stored, in its transaction; an event older than the stored state is not stored.
    /// </summary>
    protected virtual Task StoredAsync(
        RegistrationRecorded message,
        ServiceTransaction transaction
    ) => Task.CompletedTask;
}
