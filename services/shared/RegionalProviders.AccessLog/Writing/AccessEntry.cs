using System.Data.Common;
using Google.Protobuf;
using RegionalProviders.Kernel;

namespace RegionalProviders.AccessLog;

/// <summary>
/// The log entry of one call. It is pending until a transaction of the call's principal commits with it. The method may
/// name the objects; if it names none, the ids in the request are logged instead.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="time">The time.</param>
/// <param name="isRequired">False for a call that is logged only where its method names an object.</param>
public sealed class AccessEntry(AccessedCall call, TimeProvider time, bool isRequired = true)
    : ICallRecord
{
    private readonly Lock gate = new();
    private readonly List<AccessedObject> named = [];
    private readonly HashSet<AccessedObject> written = [];
    private bool isWritten;

    /// <inheritdoc/>
    public bool IsPending
    {
        get
        {
            lock (gate)
                return (isRequired && !isWritten) || named.Count > 0;
        }
    }

    /// <summary>Names an object; one that has already been logged for this call is not written again.</summary>
    public void RecordAccess(AccessedObject accessed)
    {
        lock (gate)
            if (!written.Contains(accessed) && !named.Contains(accessed))
                named.Add(accessed);
    }

    /// <inheritdoc/>
    public async Task<Action> WriteAsync(
        DbTransaction transaction,
        string schema,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<AccessedObject> objects;
        lock (gate)
            objects = [.. named];
        var lines = AccessLine.Of(objects.Count > 0 || isWritten ? objects : call.Requested);
        foreach (var line in lines)
            await line.WriteAsync(call, time.GetUtcNow(), transaction, schema, cancellationToken);
        return () => Committed(objects);
    }

    /// <summary>
    /// Fails a call that must be logged but was not: its method read data outside a logged transaction, so the response
    /// must not be sent.
    /// </summary>
    public void RequireWritten()
    {
        if (IsPending)
            throw new InvalidOperationException(
                $"{call.Method} must be in the access log, and no transaction of its caller wrote it there. Read through ServiceDatabase with the call's principal."
            );
    }

    private void Committed(IReadOnlyList<AccessedObject> objects)
    {
        lock (gate)
        {
            isWritten = true;
            written.UnionWith(objects);
            named.RemoveAll(written.Contains);
        }
    }
}

/// <summary>A call, as the log describes it.</summary>
/// <param name="Principal">Who calls.</param>
/// <param name="Method">Full name of the RPC, <c>package.Service/Method</c>.</param>
/// <param name="DataClass">Class of the data, lower case with underscores.</param>
/// <param name="Purpose">What the caller stated; at most 200 characters, empty for nothing.</param>
/// <param name="Request">The request; null where requests are streamed.</param>
/// <param name="TraceId">W3C trace id; empty for none.</param>
public sealed record AccessedCall(
    Principal Principal,
    string Method,
    string DataClass,
    string Purpose,
    IMessage? Request,
    string TraceId
)
{
    internal IReadOnlyList<AccessedObject> Requested => RequestedObjects.Of(Request);
}
