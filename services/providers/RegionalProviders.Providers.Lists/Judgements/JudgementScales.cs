using System.Diagnostics.CodeAnalysis;
using RegionalProviders.Providers.Lists.Columns;

namespace RegionalProviders.Providers.Lists.Judgements;

/// <summary>The scales with their values and spellings, from <c>Data/judgements.csv</c>.</summary>
public static class JudgementScales
{
    private static readonly Dictionary<(JudgementScale, string), Judgement> Judgements = [];
    private static readonly Dictionary<string, string> Reasons = [];

    [SuppressMessage("Performance", "CA1810", Justification = "One file fills both tables.")]
    static JudgementScales()
    {
        foreach (var row in DataFile.Read("judgements.csv"))
        {
            var text = HeaderText.Normalise(row[4]);
            if (row[0].Length == 0)
                Reasons.Add(text, row[4]);
            else
            {
                var scale = Enum.Parse<JudgementScale>(row[0]);
                var rank = int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
                Judgements.Add(
                    (scale, text),
                    new Judgement(scale, row[3], rank, Enum.Parse<JudgementBand>(row[2]))
                );
            }
        }
    }

    /// <summary>The values of a scale, best first; equal ranks in no particular order.</summary>
    public static IReadOnlyList<Judgement> Values(JudgementScale scale) =>
        [
            .. Judgements
                .Values.Where(j => j.Scale == scale)
                .Distinct()
                .OrderByDescending(j => j.Rank),
        ];

    /// <summary>
    /// Reads any known spelling. False if the text is neither a judgement of this scale nor a known reason for having
    /// none.
    /// </summary>
    public static bool TryParse(
        JudgementScale scale,
        string text,
        [NotNullWhen(true)] out Finding? finding
    )
    {
        var key = HeaderText.Normalise(text);
        finding =
            Judgements.TryGetValue((scale, key), out var judgement) ? new Finding(judgement, null)
            : Reasons.TryGetValue(key, out var reason) ? new Finding(null, reason)
            : null;
        return finding is not null;
    }

    /// <summary>Whether the text says, in any column, that there is no judgement.</summary>
    internal static bool IsReasonForNone(string text) =>
        Reasons.ContainsKey(HeaderText.Normalise(text));

    /// <summary>
    /// Compares two judgements of one registration on one scale. Arguments are <see cref="Judgement.Value"/>s or any
    /// known spelling; a text that is not a judgement of the scale raises <see cref="ArgumentException"/>, because
    /// guessing would hide a deterioration.
    /// </summary>
    public static JudgementChange Compare(JudgementScale scale, string before, string after) =>
        Rank(scale, after).CompareTo(Rank(scale, before)) switch
        {
            > 0 => JudgementChange.Up,
            < 0 => JudgementChange.Down,
            _ => JudgementChange.Same,
        };

    private static int Rank(JudgementScale scale, string value) =>
        TryParse(scale, value, out var finding) && finding.Judgement is { } judgement
            ? judgement.Rank
            : throw new ArgumentException($"Not a judgement of the scale {scale}.", nameof(value));
}
