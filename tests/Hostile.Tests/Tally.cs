using System.Text.RegularExpressions;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Limits.Tests;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Counts how one kind of attack was answered, and fails on an answer that none may get.</summary>
internal sealed partial class Tally(string attack, ITestOutputHelper output)
{
    private static readonly HashSet<string> Reasons =
    [
        .. ErrorsReflection
            .Descriptor.EnumTypes[0]
            .Values.Select(value => value.Name["ERROR_REASON_".Length..]),
    ];

    // gRPC itself says these; docs/errors.md lists them as having no reason.
    private static readonly StatusCode[] WithoutReason =
    [
        StatusCode.Unimplemented,
        StatusCode.DeadlineExceeded,
        StatusCode.Cancelled,
    ];

    private readonly Dictionary<string, int> outcomes = [];

    public int Tried => outcomes.Values.Sum();

    public int Refused => Tried - outcomes.GetValueOrDefault("OK");

    /// <summary>The answer is one that any caller may get: clear, with a documented reason, and nothing of ours in it.</summary>
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

    /// <summary>The refusal is clear, and says that what was sent is at fault.</summary>
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

    /// <summary>Counts what never became an answer, such as a connection that was closed.</summary>
    public void Count(string outcome) =>
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    public void Print()
    {
        var counts = outcomes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}");
        var text = $"{attack}, seed {Fuzz.Seed}: {Tried} tried; {string.Join(", ", counts)}";
        output.WriteLine(text);
        // Also where tests pass: how much was tried is part of the result.
        Console.WriteLine(text);
    }

    [GeneratedRegex(
        @"Npgsql|Postgres|\bpg_|SQLSTATE|syntax error|relation ""|\bselect\b.*\bfrom\b|\n\s+at |System\.|Exception|Google\.Protobuf|Grpc\.[CNA]",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Leak();
}
