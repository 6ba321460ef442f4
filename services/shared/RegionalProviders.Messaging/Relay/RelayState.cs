namespace RegionalProviders.Messaging.Relay;

/// <summary>How the relay of a service fares, for its health.</summary>
internal sealed class RelayState(string service)
{
    private volatile string? trouble;

    public string Service => service;

    /// <summary>Why events wait; null while they flow, or while another process relays them.</summary>
    public string? Trouble => trouble;

    public void Fail(Exception exception) => trouble = exception.GetType().Name;

    public void Recover() => trouble = null;
}
