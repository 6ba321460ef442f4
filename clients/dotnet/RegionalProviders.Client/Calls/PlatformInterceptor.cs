using Grpc.Core;
using Grpc.Core.Interceptors;
using RegionalProviders.Client.Authentication;

namespace RegionalProviders.Client.Calls;

/// <summary>Gives every call a token and a deadline, retries what is safe to retry, and translates failures.</summary>
internal sealed class PlatformInterceptor(
    TokenSource tokens,
    RegionalProvidersClientOptions options
) : Interceptor
{
    private readonly RetryRule rule = new(options);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var attempts = new UnaryAttempts<TRequest, TResponse>(tokens, rule, options, continuation);
        return attempts.Start(
            request,
            context,
            context.Options.Deadline ?? DeadlineAfter(options.Deadline)
        );
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        try
        {
            return continuation(
                request,
                Prepared(context, options.Deadline, new CallToken(tokens))
            );
        }
        catch (RpcException e)
        {
            throw ErrorDetails.Translate(e, context.Options.CancellationToken);
        }
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<
        TRequest,
        TResponse
    >(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        // No default deadline: a stream may be meant to stay open.
        var token = new CallToken(tokens);
        var call = continuation(request, Prepared(context, null, token));
        return new AsyncServerStreamingCall<TResponse>(
            new TranslatingReader<TResponse>(
                call.ResponseStream,
                token,
                context.Options.CancellationToken
            ),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<
        TRequest,
        TResponse
    >(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var token = new CallToken(tokens);
        var call = continuation(Prepared(context, options.UploadDeadline, token));
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new TranslatingWriter<TRequest>(call.RequestStream, context.Options.CancellationToken),
            Translated(call.ResponseAsync, token, context.Options.CancellationToken),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<
        TRequest,
        TResponse
    >(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var token = new CallToken(tokens);
        var call = continuation(Prepared(context, null, token));
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new TranslatingWriter<TRequest>(call.RequestStream, context.Options.CancellationToken),
            new TranslatingReader<TResponse>(
                call.ResponseStream,
                token,
                context.Options.CancellationToken
            ),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    private ClientInterceptorContext<TRequest, TResponse> Prepared<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        TimeSpan? deadline,
        CallToken token
    )
        where TRequest : class
        where TResponse : class
    {
        var call = context.Options.WithCredentials(token.Credentials);
        if (call.Deadline is null && deadline is { } time)
            call = call.WithDeadline(DeadlineAfter(time));
        return new ClientInterceptorContext<TRequest, TResponse>(
            context.Method,
            context.Host,
            call
        );
    }

    // A stream cannot be resent from here. Its sender can resend it, and then gets a new token.
    private static async Task<T> Translated<T>(
        Task<T> response,
        CallToken token,
        CancellationToken cancellation
    )
    {
        try
        {
            return await response;
        }
        catch (RpcException e)
        {
            if (e.StatusCode == StatusCode.Unauthenticated)
                token.Drop();
            throw ErrorDetails.Translate(e, cancellation);
        }
    }

    private DateTime DeadlineAfter(TimeSpan time) => (options.Time.GetUtcNow() + time).UtcDateTime;
}
