using Grpc.Core;

namespace RegionalProviders.Kernel;

/// <summary>The principal of a call, put there by the authentication interceptor.</summary>
public static class CallContextExtensions
{
    private static readonly object Key = typeof(Principal);

    /// <summary>The caller. Throws where authentication did not run: a call without a caller is a defect.</summary>
    public static Principal Principal(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var value) && value is Principal principal
            ? principal
            : throw new InvalidOperationException(
                "No principal on this call: the authentication interceptor did not run."
            );

    /// <summary>Sets the caller, once per call.</summary>
    public static void SetPrincipal(this ServerCallContext context, Principal principal) =>
        context.UserState.Add(Key, principal);

    /// <summary>Makes the call's transactions write to the access log.</summary>
    public static void SetRecord(this ServerCallContext context, ICallRecord record) =>
        context.UserState[Key] = context.Principal() with { Record = record };
}
