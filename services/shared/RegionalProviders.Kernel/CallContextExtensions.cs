using Grpc.Core;

namespace RegionalProviders.Kernel;

/// <summary>The principal of a call, put there before gRPC reads the request.</summary>
public static class CallContextExtensions
{
    private static readonly object Key = typeof(Principal);

    /// <summary>The caller. Throws where authentication did not run: a call without a caller is a defect.</summary>
    public static Principal Principal(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var value) && value is Principal principal
            ? principal
            : throw new InvalidOperationException(
                "No principal on this call: nobody asked who calls."
            );

    /// <summary>Says who calls; once a call, in the items of its HTTP request, which are the state of the call.</summary>
    public static void SetPrincipal(this IDictionary<object, object?> items, Principal principal) =>
        items.Add(Key, principal);

    /// <summary>Makes the call's transactions write to the access log.</summary>
    public static void SetRecord(this ServerCallContext context, ICallRecord record) =>
        context.UserState[Key] = context.Principal() with { Record = record };
}
