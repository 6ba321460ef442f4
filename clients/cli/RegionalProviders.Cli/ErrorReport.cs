using System.CommandLine;
using System.Text.Json.Nodes;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Cli;

/// <summary>Reports on standard error what went wrong and what to do.</summary>
internal sealed class ErrorReport(CommandContext context, bool json, bool verbose)
{
    public ErrorReport(CommandContext context, ParseResult parsed)
        : this(
            context,
            parsed.GetValue(GlobalOptions.Output) == OutputFormat.Json,
            parsed.GetValue(GlobalOptions.Verbose)
        ) { }

    /// <summary>For a command line that could not be parsed.</summary>
    public ErrorReport(CommandContext context, IReadOnlyList<string> arguments)
        : this(context, arguments.Contains("json") || arguments.Contains("--output=json"), false)
    { }

    /// <summary>Writes the report.</summary>
    /// <returns>The exit code.</returns>
    public int Write(Exception exception)
    {
        var code = ExitCode.Of(exception);
        if (json)
            context.Error.WriteLine(Json(exception, code).ToJsonString(JsonText.Options));
        else
            WriteText(exception);
        return code;
    }

    private void WriteText(Exception exception)
    {
        var platform = exception as PlatformException;
        context.Error.WriteLine($"error: {Message(exception)}");
        // With a single violation, the message already says everything.
        if (platform is { FieldViolations.Count: > 1 })
            foreach (var violation in platform.FieldViolations)
                context.Error.WriteLine(
                    $"  {violation.Field}: {CommandNames.In(violation.Description)}"
                );
        if (Advice(exception) is { } advice)
            context.Error.WriteLine(advice);
        // The id of an internal error is shown even without --verbose: the failure may not happen again.
        if (platform?.ErrorId is { } id && (verbose || platform.Reason == ErrorReason.Internal))
            context.Error.WriteLine($"error id: {id}");
        if (verbose && platform is not null)
            context.Error.WriteLine($"status: {platform.StatusCode}, reason: {platform.Reason}");
        if (verbose && ExitCode.Of(exception) == ExitCode.Unexpected)
            context.Error.WriteLine(exception);
    }

    private static JsonObject Json(Exception exception, int code)
    {
        var error = new JsonObject { ["exitCode"] = code, ["message"] = Message(exception) };
        if (exception is PlatformException platform)
        {
            error["status"] = platform.StatusCode.ToString();
            error["reason"] = EnumText.Name(platform.Reason);
            error["fields"] = new JsonArray([
                .. platform.FieldViolations.Select(violation => new JsonObject
                {
                    ["field"] = violation.Field,
                    ["message"] = CommandNames.In(violation.Description),
                }),
            ]);
            error["metadata"] = new JsonObject(
                platform.Metadata.Select(pair =>
                    KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)
                )
            );
        }
        if (Advice(exception) is { } advice)
            error["advice"] = advice;
        return new JsonObject { ["error"] = error };
    }

    private static string Message(Exception exception) =>
        exception switch
        {
            OperationCanceledException => "interrupted",
            PlatformException => CommandNames.In(exception.Message),
            _ => exception.Message,
        };

    private static string? Advice(Exception exception) =>
        exception switch
        {
            CommandException command => command.Advice,
            PlatformException platform => Advice(platform),
            SignInException { IsTransient: true } =>
                "Check the server of the profile (rp profiles) and the network, then try again.",
            SignInException { Error: not null } => "Sign in again: rp login --help",
            SignInException => "Check the profile (rp profiles).",
            _ => null,
        };

    private static string? Advice(PlatformException failure) =>
        ExitCode.Of(failure) switch
        {
            ExitCode.NotSignedIn => "Sign in again: rp login --help",
            ExitCode.NotAllowed when failure.Reason == ErrorReason.PermissionMissing =>
                "Ask an administrator of the council for a client with the role; rp whoami shows yours.",
            ExitCode.Conflict when failure.Reason == ErrorReason.EtagMismatch =>
                "Read it again, then decide again.",
            ExitCode.Unavailable =>
                "Try again; if it lasts, check the server of the profile (rp profiles).",
            _ => null,
        };
}
