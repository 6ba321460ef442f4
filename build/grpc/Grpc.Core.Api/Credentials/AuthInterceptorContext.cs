namespace Grpc.Core;

/// <summary>The call that is to be authenticated.</summary>
public class AuthInterceptorContext
{
    /// <summary>A call that cannot be cancelled.</summary>
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None) { }

    /// <summary>A call.</summary>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public AuthInterceptorContext(
        string serviceUrl,
        string methodName,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(methodName);
        ServiceUrl = serviceUrl;
        MethodName = methodName;
        CancellationToken = cancellationToken;
    }

    /// <summary>The address of the service, for the audience of a token.</summary>
    public string ServiceUrl { get; }

    /// <summary>The method's own name.</summary>
    public string MethodName { get; }

    /// <summary>Cancelled with the call.</summary>
    public CancellationToken CancellationToken { get; }
}
