using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Cli;

/// <summary>Exit codes, for scripts: they keep their meaning from version to version.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int NotSignedIn = 3;
    public const int NotAllowed = 4;
    public const int NotFound = 5;
    public const int InvalidInput = 6;
    public const int Conflict = 7;
    public const int Unavailable = 8;
    public const int Findings = 9;
    public const int Interrupted = 130;

    public static readonly IReadOnlyList<(int Code, string Meaning)> Table =
    [
        (Ok, "done; an import with rejected rows is done too, and says so on standard error"),
        (Unexpected, "something unexpected broke"),
        (Usage, "the command line is wrong"),
        (NotSignedIn, "not signed in, no usable profile, or the platform refused the credentials"),
        (NotAllowed, "the client lacks the permission"),
        (NotFound, "there is no such thing, or none that the client may know of"),
        (InvalidInput, "the input or a file is invalid"),
        (Conflict, "it exists already, was changed meanwhile, or its state does not allow it"),
        (Unavailable, "the platform cannot be reached, is busy or did not answer in time"),
        (Findings, "the check was done, and found something wrong"),
        (Interrupted, "interrupted"),
    ];

    public static int Of(Exception exception) =>
        exception switch
        {
            CommandException command => command.ExitCode,
            ProfileException => NotSignedIn,
            SignInException signIn => signIn.IsTransient ? Unavailable : NotSignedIn,
            PlatformException platform => Of(platform),
            OperationCanceledException => Interrupted,
            _ => Unexpected,
        };

    private static int Of(PlatformException failure) =>
        failure.StatusCode switch
        {
            StatusCode.Unauthenticated => NotSignedIn,
            StatusCode.PermissionDenied => NotAllowed,
            StatusCode.NotFound => NotFound,
            StatusCode.InvalidArgument or StatusCode.OutOfRange => InvalidInput,
            StatusCode.Aborted or StatusCode.AlreadyExists or StatusCode.FailedPrecondition =>
                Conflict,
            StatusCode.ResourceExhausted
                when failure.Reason == ErrorReason.LimitExceeded && failure.RetryAfter is null =>
                InvalidInput,
            StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted =>
                Unavailable,
            _ => Unexpected,
        };
}
