using System.Data.Common;

namespace RegionalProviders.Kernel;

/// <summary>
/// The access log entry of a call. A transaction of the call's principal writes it last, immediately before the commit, so
/// that the entry and the access are atomic.
/// </summary>
public interface ICallRecord
{
    /// <summary>True while something of the call is not in the log yet.</summary>
    bool IsPending { get; }

    /// <summary>Writes what is pending. Call what it returns once the transaction has committed, and only then.</summary>
    Task<Action> WriteAsync(
        DbTransaction transaction,
        string schema,
        CancellationToken cancellationToken
    );
}
