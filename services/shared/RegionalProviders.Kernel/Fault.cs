using System.Globalization;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Kernel;

/// <summary>Creates the errors that callers see. Messages name objects and rules, never values that a caller sent.</summary>
public static class Fault
{
    /// <summary>The object does not exist or is not visible to this caller: the two look the same.</summary>
    /// <param name="thing">What was requested, in words: "setting", "import".</param>
    public static ServiceException NotFound(string thing) =>
        new(ErrorReason.NotFound, $"There is no such {thing}.");

    /// <summary>One field is wrong.</summary>
    public static ServiceException Invalid(string field, string description) =>
        Invalid([new FieldViolation(field, description)]);

    /// <summary>Several fields are wrong; one error names them all.</summary>
    public static ServiceException Invalid(IReadOnlyList<FieldViolation> violations) =>
        new(
            ErrorReason.FieldInvalid,
            string.Join(
                " ",
                violations.Select(violation => $"{violation.Field}: {violation.Description}")
            ),
            violations: violations
        );

    /// <summary>The natural key is taken.</summary>
    public static ServiceException AlreadyExists(string field, string message) =>
        new(
            ErrorReason.AlreadyExists,
            message,
            new Dictionary<string, string> { ["field"] = field }
        );

    /// <summary>The etag is not the current one.</summary>
    public static ServiceException EtagMismatch() =>
        new(
            ErrorReason.EtagMismatch,
            "It was changed since it was read. Read it again, then decide again."
        );

    /// <summary>The state of the object does not allow this.</summary>
    /// <param name="message">Which state it is, and what to do.</param>
    public static ServiceException StateConflict(string message) =>
        new(ErrorReason.StateConflict, message);

    /// <summary>The caller's council is in no consortium today.</summary>
    public static ServiceException NotAMember() =>
        new(
            ErrorReason.NotAMember,
            "The council is not a current member of any consortium, so the register is closed to it. Ask the operator of the platform to add it to one."
        );

    /// <summary>An internal error; the log has the same id.</summary>
    public static ServiceException Internal(string errorId) =>
        new(
            ErrorReason.Internal,
            $"Something broke on our side. Quote error {errorId} when you report it.",
            new Dictionary<string, string> { ["error_id"] = errorId }
        );

    /// <summary>A limit was exceeded.</summary>
    /// <param name="message">What there is too much of, and what to do.</param>
    /// <param name="limit">Name of the limit as in docs/limits.md.</param>
    /// <param name="allowed">How much is allowed, with its unit.</param>
    /// <param name="retryAfter">When the same call may succeed; null if it never will.</param>
    public static ServiceException LimitExceeded(
        string message,
        string limit,
        string allowed,
        TimeSpan? retryAfter = null
    ) =>
        new(
            ErrorReason.LimitExceeded,
            message,
            new Dictionary<string, string> { ["limit"] = allowed, ["limit_name"] = limit },
            retryAfter: retryAfter
        );

    /// <summary>The message cannot be parsed as the request of this call.</summary>
    /// <param name="message">What is wrong with it.</param>
    public static ServiceException MessageUnreadable(string message) =>
        new(ErrorReason.MessageUnreadable, message);

    /// <summary>The client stream was idle for too long.</summary>
    public static ServiceException StreamIdle(TimeSpan allowed) =>
        new(
            ErrorReason.StreamIdle,
            $"Nothing arrived for {allowed.TotalSeconds:0.###} seconds, so the stream was ended. Call again and go on from there.",
            new Dictionary<string, string>
            {
                ["limit"] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{allowed.TotalSeconds:0.###} s"
                ),
                ["limit_name"] = "Limits:StreamIdle",
            }
        );
}
