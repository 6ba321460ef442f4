using Grpc.Core;

namespace RegionalProviders.Calls.Reading;

/// <summary>Whether gRPC could read the request, which is so once the first interceptor has run.</summary>
internal static class RequestRead
{
    private static readonly object Key = typeof(RequestRead);

    internal static void MarkRequestRead(this ServerCallContext context) =>
        context.UserState[Key] = Key;

    internal static bool IsRequestRead(this IDictionary<object, object?> items) =>
        items.ContainsKey(Key);
}
