using Grpc.Core;
using Grpc.Core.Interceptors;
using RegionalProviders.Client.Authentication;

namespace RegionalProviders.Client.Calls;

/// <summary>One unary call with all its attempts, within a single deadline.</summary>
internal sealed class UnaryAttempts<TRequest, TResponse>(
    TokenSource tokens,
    RetryRule rule,
    RegionalProvidersClientOptions options,
    Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> continuation
)
    where TRequest : class
    where TResponse : class
{
    private AsyncUnaryCall<TResponse>? last;
    private bool disposed;

    internal AsyncUnaryCall<TResponse> Start(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        DateTime deadline
    )
    {
        var response = RunAsync(request, context, deadline);
        return new AsyncUnaryCall<TResponse>(
            response,
            HeadersAsync(response),
            () => Ended().GetStatus(),
            () => Ended().GetTrailers(),
            Dispose
        );
    }

    private async Task<TResponse> RunAsync(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        DateTime deadline
    )
    {
        var cancellation = context.Options.CancellationToken;
        var signedInAgain = false;
        for (var attempt = 1; ; )
        {
            var token = new CallToken(tokens);
            try
            {
                return await Attempt(request, context, deadline, token);
            }
            catch (RpcException e)
            {
                var failure = ErrorDetails.Translate(e, cancellation);
                if (failure is not PlatformException platform || disposed)
                    throw failure;
                if (platform.StatusCode == StatusCode.Unauthenticated && !signedInAgain)
                {
                    // The platform refused the token before doing anything, so any call may be retried.
                    signedInAgain = true;
                    token.Drop();
                    continue;
                }
                var mayRepeat =
                    RetryRule.WasRejectedBeforeExecution(platform)
                    || (
                        RetryRule.IsTransient(platform)
                        && RetryRule.IsIdempotent(context.Method.FullName, request)
                    );
                if (!mayRepeat || attempt >= options.MaxAttempts)
                    throw failure;
                attempt++;
                var wait = rule.WaitBefore(attempt, platform.RetryAfter);
                if (options.Time.GetUtcNow().UtcDateTime + wait >= deadline)
                    throw failure;
                await Task.Delay(wait, options.Time, cancellation);
            }
        }
    }

    private AsyncUnaryCall<TResponse> Attempt(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        DateTime deadline,
        CallToken token
    )
    {
        last?.Dispose();
        last = continuation(
            request,
            new ClientInterceptorContext<TRequest, TResponse>(
                context.Method,
                context.Host,
                context.Options.WithDeadline(deadline).WithCredentials(token.Credentials)
            )
        );
        return last;
    }

    // Headers of the successful attempt; a failed call has none.
    private async Task<Metadata> HeadersAsync(Task<TResponse> response)
    {
        await ((Task)response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return last is null || !response.IsCompletedSuccessfully
            ? Metadata.Empty
            : await last.ResponseHeadersAsync;
    }

    private AsyncUnaryCall<TResponse> Ended() =>
        last ?? throw new InvalidOperationException("The call has not started.");

    private void Dispose()
    {
        disposed = true;
        last?.Dispose();
    }
}
