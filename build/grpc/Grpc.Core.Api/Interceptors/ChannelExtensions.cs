namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before a channel.</summary>
public static class ChannelExtensions
{
    /// <summary>An invoker on <paramref name="channel"/> whose calls pass <paramref name="interceptor"/> first.</summary>
    public static CallInvoker Intercept(this ChannelBase channel, Interceptor interceptor) =>
        channel.CreateCallInvoker().Intercept(interceptor);

    /// <summary>An invoker on <paramref name="channel"/> whose calls pass the interceptors in the order given.</summary>
    public static CallInvoker Intercept(
        this ChannelBase channel,
        params Interceptor[] interceptors
    ) => channel.CreateCallInvoker().Intercept(interceptors);

    /// <summary>
    /// An invoker on <paramref name="channel"/> whose calls have their headers replaced by what
    /// <paramref name="interceptor"/> makes of them.
    /// </summary>
    public static CallInvoker Intercept(
        this ChannelBase channel,
        Func<Metadata, Metadata> interceptor
    ) => channel.CreateCallInvoker().Intercept(interceptor);
}
