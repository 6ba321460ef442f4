using System.Text.RegularExpressions;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Limits.Tests;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Counts the responses to one kind of attack, and fails on a response that no caller may get.</summary>
internal sealed partial class Tally(string attack, ITestOutputHelper output)
{
    private static readonly HashSet<string> Reasons =
    [
        .. ErrorsReflection
            .Descriptor.EnumTypes[0]
            .Values.Select(value => value.Name["ERROR_REASON_".Length..]),
    ];

    // gRPC itself sends these; docs/errors.md lists them as having no reason.
    private static readonly StatusCode[] WithoutReason =
    [
        StatusCode.Unimplemented,
        StatusCode.DeadlineExceeded,
        StatusCode.Cancelled,
    ];

    private readonly Dictionary<string, int> outcomes = [];

    public int Tried => outcomes.Values.Sum();

    public int Refused => Tried - outcomes.GetValueOrDefault("OK");

    /// <summary>
    /// Checks that the response is one that any caller may get: clear, with a documented reason, and without internals.
    /// </summary>
    public RawAnswer Judge(RawAnswer answer, string what)
    {
        var told = $"{attack}, seed {Fuzz.Seed}: {what} → {answer}";
        Assert.True(answer.Status is not null, $"No status. {told}");
        Assert.False(
            answer.Status is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss,
            told
        );
        if (answer.Status != StatusCode.OK && !WithoutReason.Contains(answer.Status.Value))
            Assert.True(
                answer.Reason is { } reason && Reasons.Contains(reason),
                $"No reason. {told}"
            );
        Assert.False(Leak().IsMatch(answer.Text), $"It says too much. {told}");
        Count(answer.Status == StatusCode.OK ? "OK" : answer.Reason ?? answer.Status.ToString()!);
        return answer;
    }

    /// <summary>Checks that the refusal is clear and blames the request.</summary>
    public void Judge(PlatformException refusal, string what)
    {
        var told = $"{attack}: {what} → {refusal.StatusCode} {refusal.Reason}: {refusal.Message}";
        Assert.True(
            refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted,
            told
        );
        Assert.False(Leak().IsMatch(refusal.Message), $"It says too much. {told}");
        Count(refusal.Reason.ToString());
    }

    /// <summary>Counts an outcome without a response, such as a closed connection.</summary>
    public void Count(string outcome) =>
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    public void Print()
    {
        var counts = outcomes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}");
        var text = $"{attack}, seed {Fuzz.Seed}: {Tried} tried; {string.Join(", ", counts)}";
        output.WriteLine(text);
        // Printed even if tests pass: how much was tried is part of the result.
        Console.WriteLine(text);
    }

    [GeneratedRegex(
        @"Npgsql|Postgres|\bpg_|SQLSTATE|syntax error|relation ""|\bselect\b.*\bfrom\b|\n\s+at |System\.|Exception|Google\.Protobuf|Grpc\.[CNA]",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Leak();
}
