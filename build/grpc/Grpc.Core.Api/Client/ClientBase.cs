namespace Grpc.Core;

/// <summary>The base of generated clients.</summary>
public abstract partial class ClientBase
{
    /// <summary>For substitutes in tests: every call throws <see cref="NotSupportedException"/>.</summary>
    protected ClientBase()
        : this(new UnsupportedCallInvoker()) { }

    /// <summary>A client of these settings.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
        CallInvoker = configuration.CreateDecoratedCallInvoker();
    }

    /// <summary>A client on <paramref name="channel"/>.</summary>
    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker()) { }

    /// <summary>A client over <paramref name="callInvoker"/>.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker, null)) { }

    /// <summary>Starts the calls.</summary>
    protected CallInvoker CallInvoker { get; }

    internal ClientBaseConfiguration Configuration { get; }
}
