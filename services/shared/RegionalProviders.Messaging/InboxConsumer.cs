using System.Diagnostics;
using MassTransit;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Messaging;

/// <summary>Base of all consumers; derive from <see cref="InboxConsumer{TMessage}"/>.</summary>
public abstract class InboxConsumer : IConsumer
{
    private const string Suffix = "Consumer";

    private protected InboxConsumer() { }

    /// <summary>
    /// The name of a consumer in the inbox: <c>SettingClosedConsumer</c> is <c>setting-closed</c>, and so is
    /// <c>SettingClosedConsumer&lt;TDatabase&gt;</c>, which several services may have.
    /// </summary>
    internal static string NameOf(Type consumer)
    {
        var name = consumer.Name.Split('`')[0];
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name[..^Suffix.Length];
        return KebabCaseEndpointNameFormatter.Instance.SanitizeName(name);
    }
}

/// <summary>
/// Handles each message once. Its writes and the record that the message was handled are one transaction, as the system
/// principal of the service; the message leaves its queue only after the commit. A failed message is retried a few
/// times and then goes to the error queue, from where it can be replayed; while the database is unreachable, it waits.
/// </summary>
/// <remarks>
/// A message that failed is overtaken by later ones. Handle events so that the result is right whatever came before:
/// compare versions or instants, and ignore an event that is older than the stored state. Renaming the class makes it
/// another consumer.
/// </remarks>
public abstract class InboxConsumer<TMessage>(ServiceDatabase database)
    : InboxConsumer,
        IConsumer<TMessage>
    where TMessage : class
{
    /// <summary>Called by MassTransit.</summary>
    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var message =
            context.MessageId
            ?? throw new InvalidOperationException(
                $"A {typeof(TMessage).Name} came without message id: only the outbox relay may publish."
            );
        var consumer = NameOf(GetType());
        using var activity = MessagingTelemetry.Continue(
            $"consume {consumer}",
            context.Headers.Get<string>(MessagingTelemetry.TraceParent)
        );
        var isFirst = false;
        await database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            transaction => [Handled(consumer, message, transaction.Now, () => isFirst = true)],
            async transaction =>
            {
                if (isFirst)
                    await HandleAsync(context.Message, transaction);
                else
                    MessagingTelemetry.Duplicates.Add(1, new TagList { { "consumer", consumer } });
                return isFirst;
            },
            context.CancellationToken
        );
    }

    /// <summary>
    /// Does the work within the transaction. Side effects outside the transaction may happen more than once.
    /// </summary>
    protected abstract Task HandleAsync(TMessage message, ServiceTransaction transaction);

    private SqlStatement Handled(string consumer, Guid message, DateTimeOffset now, Action first) =>
        new(
            $"""
            insert into {database.Schema.Name}.inbox (consumer, message_id, handled_at) values ($1, $2, $3)
            on conflict do nothing returning true
            """,
            [Argument.Of(consumer), Argument.Of(message), Argument.Of(now)],
            _ => first()
        );
}
