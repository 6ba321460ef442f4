using Grpc.Core;

namespace RegionalProviders.Kernel;

/// <summary>The principal of a call, stored before gRPC reads the request.</summary>
public static class CallContextExtensions
{
    private static readonly object Key = typeof(Principal);

    /// <summary>The caller. Throws if authentication did not run: a call without a caller is a bug.</summary>
    public static Principal Principal(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var value) && value is Principal principal
            ? principal
            : throw new InvalidOperationException(
                "No principal on this call: nobody asked who calls."
            );

    /// <summary>
    /// Sets the caller, once for each call, in the items of its HTTP request, which are the state of the call.
    /// </summary>
    public static void SetPrincipal(this IDictionary<object, object?> items, Principal principal) =>
        items.Add(Key, principal);

    /// <summary>Makes the call's transactions write to the access log.</summary>
    public static void SetRecord(this ServerCallContext context, ICallRecord record) =>
        context.UserState[Key] = context.Principal() with { Record = record };
}
