namespace Grpc.Core;

/// <summary>The base of a generated client <typeparamref name="T"/>.</summary>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <summary>For substitutes in tests: every call throws <see cref="NotSupportedException"/>.</summary>
    protected ClientBase() { }

    /// <summary>A client of these settings.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration) { }

    /// <summary>A client on <paramref name="channel"/>.</summary>
    protected ClientBase(ChannelBase channel)
        : base(channel) { }

    /// <summary>A client over <paramref name="callInvoker"/>.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker) { }

    /// <summary>A client whose calls name <paramref name="host"/>.</summary>
    public T WithHost(string host) => NewInstance(Configuration.WithHost(host));

    /// <summary>A client of other settings; generated.</summary>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
