using FluentValidation;
using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Checks requests before the method sees them: first the rules for every message, then the validator of the RPC.
/// Reports everything that is wrong at once.
/// </summary>
internal sealed class ValidationInterceptor : CallInterceptor
{
    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        if (request is IMessage message)
            await CheckAsync(context, message);
        return await next();
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => continuation(new CheckedStream<TRequest>(requestStream), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) => continuation(new CheckedStream<TRequest>(requestStream), responseStream, context);

    private static async Task CheckAsync(ServerCallContext context, IMessage message)
    {
        var violations = MessageRules.Check(message);
        // A validator may assume what the general rules guarantee, so it runs only if they hold.
        if (violations.Count == 0 && FindValidator(context, message.GetType()) is { } validator)
        {
            var result = await validator.ValidateAsync(
                new ValidationContext<object>(message),
                context.CancellationToken
            );
            violations =
            [
                .. result.Errors.Select(error => new FieldViolation(
                    FieldPath.Of(error.PropertyName),
                    error.ErrorMessage
                )),
            ];
        }

        if (violations.Count > 0)
            throw Fault.Invalid(violations);
    }

    private static IValidator? FindValidator(ServerCallContext context, Type request) =>
        (IValidator?)
            context
                .GetHttpContext()
                .RequestServices.GetService(typeof(IValidator<>).MakeGenericType(request));

    private sealed class CheckedStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await inner.MoveNext(cancellationToken))
                return false;
            if (
                inner.Current is IMessage message
                && MessageRules.Check(message) is { Count: > 0 } violations
            )
                throw Fault.Invalid(violations);
            return true;
        }
    }
}
