using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>Events of an outbox that could not be published as they are.</summary>
/// <param name="Service">Service whose outbox contains them.</param>
/// <param name="Type">Type name in the rows.</param>
/// <param name="Error">Why the relay parked them.</param>
/// <param name="Count">How many.</param>
public sealed record ParkedEventGroup(string Service, string Type, string Error, long Count);

/// <summary>
/// Lists the events that relays parked (unknown type, or a payload that does not fit), and returns them to the relay
/// once the cause has been repaired.
/// </summary>
public sealed class ParkedEvents(IEnumerable<MessagingModule> modules, IServiceProvider services)
{
    /// <summary>The parked events in the outboxes of this process's services.</summary>
    public async Task<IReadOnlyList<ParkedEventGroup>> ListAsync(
        CancellationToken cancellationToken
    )
    {
        var groups = new List<ParkedEventGroup>();
        foreach (var module in modules)
            groups.AddRange(
                await Database(module)
                    .InTransactionAsync(
                        Principal.System(module.Service),
                        transaction =>
                            transaction.QueryAsync<ParkedEventGroup>(
                                $"""
                                select @Service as service, type, error, count(*) as count
                                from {module.Service}.outbox where failed_at is not null group by type, error order by type, error
                                """,
                                new { module.Service }
                            ),
                        cancellationToken
                    )
            );
        return groups;
    }

    /// <summary>
    /// Lets the relay try the parked events of a service again, and returns how many there are. Later events of the
    /// same aggregates may already have been published.
    /// </summary>
    /// <exception cref="ArgumentException">The service is not in this process.</exception>
    public Task<int> RetryAsync(string service, CancellationToken cancellationToken)
    {
        var module =
            modules.FirstOrDefault(module => module.Service == service)
            ?? throw new ArgumentException(
                $"{service} is no service of this process. There are: {string.Join(", ", modules.Select(known => known.Service))}.",
                nameof(service)
            );
        return Database(module)
            .InTransactionAsync(
                Principal.System(service),
                async transaction =>
                {
                    var count = await transaction.ExecuteAsync(
                        $"update {service}.outbox set failed_at = null, error = null where failed_at is not null"
                    );
                    await transaction.ExecuteAsync($"notify {service}_outbox");
                    return count;
                },
                cancellationToken
            );
    }

    private ServiceDatabase Database(MessagingModule module) =>
        (ServiceDatabase)services.GetRequiredService(module.Database);
}
