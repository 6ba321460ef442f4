namespace Grpc.Core;

/// <summary>How a channel is secured.</summary>
public abstract class ChannelCredentials
{
    /// <summary>No security: plain text, and no call credentials.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS with the roots that the system trusts.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    /// <summary>Whether call credentials may be added: they would be readable on a channel in plain text.</summary>
    internal virtual bool IsComposable => false;

    /// <summary>Channel credentials with call credentials that every call carries.</summary>
    /// <exception cref="ArgumentException"><paramref name="channelCredentials"/> are insecure.</exception>
    public static ChannelCredentials Create(
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    ) => new CompositeChannelCredentials(channelCredentials, callCredentials);

    /// <summary>For implementations of gRPC: tells <paramref name="configurator"/> what these credentials are.</summary>
    public abstract void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object state
    );
}
