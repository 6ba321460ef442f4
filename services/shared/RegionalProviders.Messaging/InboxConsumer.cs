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
    /// The name by which the inbox knows a consumer: <c>SettingClosedConsumer</c> is <c>setting-closed</c>, and so is
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
/// Handles each message once. What it writes and the record that it was handled are one transaction, as the system
/// principal of the service; the message leaves its queue only after the commit. A failure is tried again a few times
/// and then goes to the error queue, from where it can be replayed; while the database cannot be reached it waits.
/// </summary>
/// <remarks>
/// A message that failed is overtaken by later ones. Handle an event so that it is right whatever came before: compare
/// versions or instants, and ignore what is older than what is known. Renaming the class makes it another consumer.
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

    /// <summary>Does the work within the transaction. What it does elsewhere may happen more than once.</summary>
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
