namespace RegionalProviders.Providers.Lists.Judgements;

/// <summary>A value on a scale.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Value">The regulator's own word, in its present spelling.</param>
/// <param name="Rank">Order within the scale, higher is better. Equal ranks (Adequate, Requires improvement to be good) are neither better nor worse.</param>
/// <param name="Band">Common band.</param>
public sealed record Judgement(JudgementScale Scale, string Value, int Rank, JudgementBand Band);

/// <summary>What a judgement cell says: a judgement, or the reason why there is none.</summary>
/// <param name="Judgement">The judgement, if there is one.</param>
/// <param name="Reason">Why there is none, such as <c>Not yet inspected</c>.</param>
public sealed record Finding(Judgement? Judgement, string? Reason)
{
    /// <summary>Band of the judgement; none without one.</summary>
    public JudgementBand Band => Judgement?.Band ?? JudgementBand.None;
}
