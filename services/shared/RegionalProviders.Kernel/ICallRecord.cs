using System.Data.Common;

namespace RegionalProviders.Kernel;

/// <summary>
/// The access log entry of a call. A transaction of the call's principal writes it last, immediately before the commit,
/// so that entry and access are committed together.
/// </summary>
public interface ICallRecord
{
    /// <summary>True while part of the call has not been logged yet.</summary>
    bool IsPending { get; }

    /// <summary>
    /// Writes what is pending. Call the returned action once the transaction has committed, and only then.
    /// </summary>
    Task<Action> WriteAsync(
        DbTransaction transaction,
        string schema,
        CancellationToken cancellationToken
    );
}
