using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>
/// Translates database errors, in this one place. Any other error stays as it is and is masked as internal: the text of
/// a database error never reaches a caller.
/// </summary>
public static partial class DatabaseErrors
{
    /// <summary>Raised by policies for a council that is in no consortium today.</summary>
    public const string NotAMemberState = "RP002";

    /// <summary>The error for the caller; null if the exception is to be masked.</summary>
    public static ServiceException? Translate(Exception exception) =>
        exception switch
        {
            // Entity Framework's execution strategy wraps transient exceptions.
            InvalidOperationException
            {
                InnerException: (DbUpdateException or NpgsqlException or TimeoutException)
                    and { } wrapped
            } => Translate(wrapped),
            DbUpdateConcurrencyException => Fault.EtagMismatch(),
            DbUpdateException { InnerException: { } cause } => Translate(cause),
            PostgresException { SqlState: NotAMemberState } => Fault.NotAMember(),
            PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            } => new ServiceException(
                ErrorReason.ConcurrentChange,
                "Another change of the same data came first. Try again."
            ),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new ServiceException(
                ErrorReason.Unavailable,
                "The platform has no room to store anything just now; this call changed nothing. Reading still works. Try again later."
            ),
            PostgresException
            {
                SqlState: PostgresErrorCodes.CheckViolation,
                ConstraintName: { } constraint
            } when MaximumName().Match(constraint) is { Success: true } maximum => TooMany(maximum),
            PostgresException { SqlState: var state } when IsOutage(state) => Unavailable(),
            PostgresException => null,
            NpgsqlException { IsTransient: true }
            or NpgsqlException { InnerException: IOException or TimeoutException } => Unavailable(),
            TimeoutException => Unavailable(),
            _ => null,
        };

    /// <summary>True if saving entities violated this unique index or constraint.</summary>
    public static bool IsUniqueViolation(DbUpdateException exception, string constraint)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException
                is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            && violation.ConstraintName == constraint;
    }

    /// <summary>True if saving entities violated this check, which a trigger may raise.</summary>
    public static bool IsCheckViolation(DbUpdateException exception, string constraint)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException
                is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } violation
            && violation.ConstraintName == constraint;
    }

    // Constraints that limit what is stored are named so, e.g. rows_of_a_return_max_50000.
    [GeneratedRegex(
        "^(?<what>[a-z_]+)_max_(?<max>[0-9]+)$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MaximumName();

    private static ServiceException TooMany(Match maximum) =>
        Fault.StateConflict(
            $"There would be more than {maximum.Groups["max"].Value} {maximum.Groups["what"].Value.Replace('_', ' ')}, which is the most that is stored. Nothing of this call was stored."
        );

    // 57P01–57P03: shutting down, crashed, starting up. 53xxx: out of connections, memory or disk. 08xxx: connection lost.
    private static bool IsOutage(string state) =>
        state.StartsWith("57P0", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("08", StringComparison.Ordinal);

    private static ServiceException Unavailable() =>
        new(
            ErrorReason.Unavailable,
            // If the connection is lost during the commit, its outcome is unknown.
            "The database cannot be reached just now. If this call was to change something, it may or may not have: repeat it with the same request_id, which is safe."
        );
}
