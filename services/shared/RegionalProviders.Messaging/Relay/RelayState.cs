namespace RegionalProviders.Messaging.Relay;

/// <summary>State of the relay of a service, for its health check.</summary>
internal sealed class RelayState(string service)
{
    private volatile string? trouble;

    public string Service => service;

    /// <summary>Why events wait; null while they flow, or while another process relays them.</summary>
    public string? Trouble => trouble;

    public void Fail(Exception exception) => trouble = exception.GetType().Name;

    public void Recover() => trouble = null;
}
