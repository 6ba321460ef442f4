namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before an invoker of calls.</summary>
public static class CallInvokerExtensions
{
    /// <summary>An invoker whose calls pass <paramref name="interceptor"/> first.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static CallInvoker Intercept(this CallInvoker invoker, Interceptor interceptor) =>
        new InterceptingCallInvoker(invoker, interceptor);

    /// <summary>An invoker whose calls pass the interceptors in the order given.</summary>
    /// <exception cref="ArgumentNullException">An argument, or an interceptor, is null.</exception>
    public static CallInvoker Intercept(this CallInvoker invoker, params Interceptor[] interceptors)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        ArgumentNullException.ThrowIfNull(interceptors);
        return interceptors.Reverse().Aggregate(invoker, Intercept);
    }

    /// <summary>
    /// An invoker whose calls have their headers replaced by what <paramref name="interceptor"/> makes of them.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static CallInvoker Intercept(
        this CallInvoker invoker,
        Func<Metadata, Metadata> interceptor
    )
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new InterceptingCallInvoker(invoker, new MetadataInterceptor(interceptor));
    }
}
