namespace RegionalProviders.Messaging.Relay;

/// <summary>An event that waits to be published.</summary>
internal sealed record OutboxRow(
    long Id,
    Guid MessageId,
    string Aggregate,
    string Type,
    string Payload,
    string? Traceparent,
    DateTime CreatedAt
);

/// <summary>An event that cannot be published as it is.</summary>
internal sealed record ParkedRow(OutboxRow Row, string Error);

/// <summary>The result of a batch. Rows in neither list are still to be published.</summary>
internal sealed record PublishResult(
    IReadOnlyList<OutboxRow> Published,
    IReadOnlyList<ParkedRow> Parked,
    Exception? Failure
);
