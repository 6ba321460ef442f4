using RabbitMQ.Client;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A queue of the test beside those of the services: it gets every event as often as it was published, and keeps them
/// when the broker restarts.
/// </summary>
public sealed class Deliveries(Uri broker, string prefix)
{
    private readonly string queue = $"{prefix}-deliveries";

    /// <summary>Takes what has arrived since the last call: message ids in order of arrival, with repetitions.</summary>
    public async Task<IReadOnlyList<Guid>> TakeAsync()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var taken = new List<Guid>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            taken.Add(Guid.Parse(message.BasicProperties.MessageId!));
        return taken;
    }

    internal async Task BindAsync()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        foreach (var type in Recorder.Events)
        {
            // Named and declared as MassTransit does for the exchange of an event.
            var exchange = $"{prefix}:{type.Namespace}:{type.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue, exchange, routingKey: "");
        }
    }

    private async Task<IConnection> ConnectAsync() =>
        await new ConnectionFactory
        {
            Uri = broker,
            AutomaticRecoveryEnabled = false,
        }.CreateConnectionAsync("deliveries");
}
