using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RegionalProviders.Messaging;

/// <summary>The names of messaging's traces and metrics.</summary>
public static class MessagingTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "RegionalProviders.Messaging";

    /// <summary>Header with the W3C trace context of the call that caused the event.</summary>
    public const string TraceParent = "traceparent";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    internal static Counter<long> Published { get; } =
        Meter.CreateCounter<long>("messaging.outbox.published", "{message}");

    internal static Counter<long> Parked { get; } =
        Meter.CreateCounter<long>("messaging.outbox.parked", "{message}");

    internal static Histogram<double> Delay { get; } =
        Meter.CreateHistogram<double>("messaging.outbox.delay", "s");

    internal static Counter<long> Duplicates { get; } =
        Meter.CreateCounter<long>("messaging.inbox.duplicates", "{message}");

    internal static Activity? Relay(string? traceparent) =>
        ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent)
            ? Source.StartActivity("relay event", ActivityKind.Producer, parent)
            : null;

    /// <summary>Continues the trace even if nobody exports it: log entries then still carry its id.</summary>
    internal static Activity? Continue(string operation, string? traceparent)
    {
        // Where MassTransit's own source is subscribed to, its activity continues the trace already.
        if (Activity.Current is not null || traceparent is null)
            return Source.StartActivity(operation, ActivityKind.Consumer);
        return new Activity(operation).SetParentId(traceparent).Start();
    }
}
