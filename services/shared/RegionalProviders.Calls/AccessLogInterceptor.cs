using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Records calls in the access log, in the transaction that reads or changes the data. A response that was not recorded is
/// not sent.
/// </summary>
internal sealed class AccessLogInterceptor(AccessTable table, TimeProvider time) : CallInterceptor
{
    private const string PurposeHeader = "rp-purpose";
    private const int MaxPurposeLength = 200;

    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        if (Begin(context, request) is not { } entry)
            return await next();
        var answer = await next();
        entry.RequireWritten();
        return answer;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        StreamAsync(
            Begin(context, request),
            responseStream,
            stream => continuation(request, stream, context)
        );

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        StreamAsync(
            Begin(context, null),
            responseStream,
            stream => continuation(requestStream, stream, context)
        );

    private static async Task StreamAsync<T>(
        AccessEntry? entry,
        IServerStreamWriter<T> responses,
        Func<IServerStreamWriter<T>, Task> next
    )
    {
        if (entry is null)
        {
            await next(responses);
            return;
        }

        await next(new RecordedStream<T>(entry, responses));
        entry.RequireWritten();
    }

    private AccessEntry? Begin(ServerCallContext context, object? request)
    {
        if (PublicMethods.Contains(context.Method))
            return null;
        var principal = context.Principal();
        var access = table.Find(context.Method)!;
        var isRequired = AccessRules.MustRecord(access, principal);
        if (!isRequired && !AccessRules.MayRecord(access))
            return null;
        var message = request as IMessage;
        var entry = new AccessEntry(
            new AccessedCall(
                principal,
                context.Method.TrimStart('/'),
                FieldPath.Of(access.DataClass.ToString()),
                Purpose(context, message),
                message,
                Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
                    ? activity.TraceId.ToHexString()
                    : ""
            ),
            time,
            isRequired
        );
        context.SetRecord(entry);
        return entry;
    }

    // From a field of the request if the RPC has one, otherwise from a header that every call may carry.
    private static string Purpose(ServerCallContext context, IMessage? request)
    {
        if (request?.Descriptor.FindFieldByName("purpose") is { FieldType: FieldType.String } field)
            return field.Accessor.GetValue(request) is string { Length: <= MaxPurposeLength } text
                ? text
                : throw TooLong("purpose");
        var stated = context.RequestHeaders.GetValue(PurposeHeader) ?? "";
        return stated.Length <= MaxPurposeLength ? stated : throw TooLong(PurposeHeader);
    }

    private static ServiceException TooLong(string field) =>
        Fault.Invalid(field, $"must have at most {MaxPurposeLength} characters.");

    private sealed class RecordedStream<T>(AccessEntry entry, IServerStreamWriter<T> inner)
        : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message)
        {
            entry.RequireWritten();
            return inner.WriteAsync(message);
        }

        public Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            entry.RequireWritten();
            return inner.WriteAsync(message, cancellationToken);
        }
    }
}
