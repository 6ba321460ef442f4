namespace RegionalProviders.Messaging.Relay;

/// <summary>State of the relay of a service, for its health check.</summary>
internal sealed class RelayState(string service)
{
    private volatile string? trouble;

    public string Service => service;

    /// <summary>Why events are waiting; null while they are being published, or while another process relays them.</summary>
    public string? FailureType => trouble;

    public void Fail(Exception exception) => trouble = exception.GetType().Name;

    public void Recover() => trouble = null;
}
