using System.Data.Common;

namespace RegionalProviders.Kernel;

/// <summary>
/// What a call leaves in the access log. Whoever runs a transaction for the call's principal writes it as the last
/// thing before the commit, so that the line and what it tells of are one.
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
