using RegionalProviders.Providers.Lists.Judgements;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class JudgementScaleTests
{
    [Theory]
    [InlineData(JudgementScale.OfstedSccif, "Outstanding", "Outstanding", JudgementBand.Strong)]
    [InlineData(JudgementScale.OfstedSccif, "good ", "Good", JudgementBand.Good)]
    [InlineData(
        JudgementScale.OfstedSccif,
        "Requires Improvement to be good",
        "Requires improvement to be good",
        JudgementBand.Weak
    )]
    [InlineData(
        JudgementScale.OfstedSccif,
        "Requires  Improvement",
        "Requires improvement to be good",
        JudgementBand.Weak
    )]
    [InlineData(JudgementScale.OfstedSccif, "Adequate", "Adequate", JudgementBand.Weak)]
    [InlineData(JudgementScale.OfstedSccif, "INADEQUATE", "Inadequate", JudgementBand.Failing)]
    [InlineData(
        JudgementScale.OfstedSupportedAccommodation,
        "Consistently strong service delivery",
        "Consistently strong service delivery",
        JudgementBand.Strong
    )]
    [InlineData(
        JudgementScale.OfstedSupportedAccommodation,
        "Inconsistent quality of service delivery",
        "Inconsistent quality of service delivery",
        JudgementBand.Weak
    )]
    [InlineData(
        JudgementScale.OfstedSupportedAccommodation,
        "Serious or widespread weaknesses",
        "Serious or widespread weaknesses",
        JudgementBand.Failing
    )]
    [InlineData(
        JudgementScale.Cqc,
        "Requires improvement",
        "Requires improvement",
        JudgementBand.Weak
    )]
    [InlineData(JudgementScale.CareInspectorateScotland, "6", "Excellent", JudgementBand.Strong)]
    [InlineData(
        JudgementScale.CareInspectorateScotland,
        "Adequate",
        "Adequate",
        JudgementBand.Weak
    )]
    [InlineData(
        JudgementScale.CareInspectorateScotland,
        "1 - Unsatisfactory",
        "Unsatisfactory",
        JudgementBand.Failing
    )]
    [InlineData(
        JudgementScale.CareInspectorateWales,
        "Needs improvement",
        "Needs improvement",
        JudgementBand.Weak
    )]
    [InlineData(
        JudgementScale.OfstedEducation,
        "Special Measures",
        "Special Measures",
        JudgementBand.Failing
    )]
    public void TryParse_AnySpelling_GivesTheRegulatorsValueAndTheBand(
        JudgementScale scale,
        string text,
        string value,
        JudgementBand band
    )
    {
        Assert.True(JudgementScales.TryParse(scale, text, out var finding));
        Assert.Equal((value, band), (finding.Judgement?.Value, finding.Band));
    }

    [Theory]
    [InlineData("Not yet inspected")]
    [InlineData("not judged")]
    [InlineData("Sustained Effectiveness")]
    [InlineData("Not provided as service is inspected as part of the ILACS inspection")]
    public void TryParse_ReasonForNone_IsKeptAndBandIsNone(string text)
    {
        Assert.True(JudgementScales.TryParse(JudgementScale.OfstedSccif, text, out var finding));
        Assert.Null(finding.Judgement);
        Assert.Equal(text, finding.Reason, ignoreCase: true);
        Assert.Equal(JudgementBand.None, finding.Band);
    }

    [Theory]
    [InlineData(JudgementScale.OfstedSccif, "Excellent")]
    [InlineData(JudgementScale.OfstedSccif, "Consistently strong service delivery")]
    [InlineData(JudgementScale.OfstedSupportedAccommodation, "Good")]
    [InlineData(JudgementScale.Cqc, "4")]
    public void TryParse_ValueOfAnotherScale_Fails(JudgementScale scale, string text) =>
        Assert.False(JudgementScales.TryParse(scale, text, out _));

    [Theory]
    [InlineData(JudgementScale.OfstedSccif, "Good", "Outstanding", JudgementChange.Up)]
    [InlineData(JudgementScale.OfstedSccif, "Good", "Requires improvement", JudgementChange.Down)]
    [InlineData(
        JudgementScale.OfstedSccif,
        "Requires improvement to be good",
        "Inadequate",
        JudgementChange.Down
    )]
    [InlineData(
        JudgementScale.OfstedSccif,
        "Adequate",
        "Requires improvement to be good",
        JudgementChange.Same
    )]
    [InlineData(
        JudgementScale.OfstedSupportedAccommodation,
        "Serious or widespread weaknesses",
        "Inconsistent quality of service delivery",
        JudgementChange.Up
    )]
    [InlineData(JudgementScale.CareInspectorateScotland, "Very good", "Good", JudgementChange.Down)]
    [InlineData(JudgementScale.CareInspectorateScotland, "6", "1", JudgementChange.Down)]
    [InlineData(JudgementScale.CareInspectorateWales, "Poor", "Poor", JudgementChange.Same)]
    public void Compare_TwoValues_FollowsTheScale(
        JudgementScale scale,
        string before,
        string after,
        JudgementChange expected
    ) => Assert.Equal(expected, JudgementScales.Compare(scale, before, after));

    [Theory]
    [InlineData("Good", "Not yet inspected")]
    [InlineData("Very good", "Good")]
    public void Compare_NoJudgementOfTheScale_Throws(string before, string after) =>
        Assert.Throws<ArgumentException>(() =>
            JudgementScales.Compare(JudgementScale.OfstedSccif, before, after)
        );
}
