namespace Grpc.Core;

internal sealed class CompositeChannelCredentials : ChannelCredentials
{
    private readonly ChannelCredentials channelCredentials;
    private readonly CallCredentials callCredentials;

    public CompositeChannelCredentials(
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    )
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        if (!channelCredentials.IsComposable)
            throw new ArgumentException(
                $"CallCredentials can't be composed with {channelCredentials.GetType().Name}. "
                    + "CallCredentials must be used with secure channel credentials like SslCredentials.",
                nameof(channelCredentials)
            );
        this.channelCredentials = channelCredentials;
        this.callCredentials = callCredentials;
    }

    public override void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object state
    ) => configurator.SetCompositeCredentials(state, channelCredentials, callCredentials);
}
