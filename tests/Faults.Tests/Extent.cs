using System.Globalization;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>How much is broken in a run: little by default, everything with RP_FAULTS=full (make faults).</summary>
internal static class Extent
{
    public static bool IsFull => Environment.GetEnvironmentVariable("RP_FAULTS") == "full";

    public static int ServiceKills => IsFull ? 200 : 6;

    public static int DatabaseKills => IsFull ? 12 : 2;

    public static int DatabaseKillsOfReturns => IsFull ? 20 : 2;

    public static int ServiceKillsOfNotices => IsFull ? 50 : 4;

    public static int DatabaseKillsOfNotices => IsFull ? 8 : 1;

    /// <summary>Callers that write at once while the broker is away.</summary>
    public static int WritersWithoutBroker => IsFull ? 4 : 2;

    /// <summary>
    /// How long those callers pause between two writes. A broker takes long to start, and the test afterwards waits for
    /// every event written meanwhile.
    /// </summary>
    public static TimeSpan RestWithoutBroker =>
        IsFull ? TimeSpan.Zero : TimeSpan.FromMilliseconds(250);

    public static TimeSpan BrokerOutage => TimeSpan.FromSeconds(IsFull ? 60 : 3);

    /// <summary>RP_FAULTS_SEED repeats a run; when exactly a kill hits a call still depends on the machine.</summary>
    public static int Seed { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("RP_FAULTS_SEED"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : Random.Shared.Next(1, 1_000_000);
}

/// <summary>The figures of a run, for the test's output.</summary>
internal static class Figures
{
    public static string Of(Writers writers, int kept, Evidence evidence) =>
        $"seed {Extent.Seed}; {writers.Answered.Count} answered OK ({string.Join(", ", writers.Answered.GroupBy(one => one.Write.Kind, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"))}), "
        + $"{kept} kept; {writers.AskedAgain} asked again; {evidence}; "
        + $"told otherwise: {string.Join(", ", writers.Failures.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))}";
}
