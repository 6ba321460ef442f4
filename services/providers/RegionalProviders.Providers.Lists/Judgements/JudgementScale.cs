namespace RegionalProviders.Providers.Lists.Judgements;

/// <summary>A regulator's scale. Values of two scales are never compared; only their bands may stand side by side.</summary>
public enum JudgementScale
{
    /// <summary>Ofsted's social care common inspection framework, with the legacy third grades Adequate and Satisfactory.</summary>
    OfstedSccif,

    /// <summary>Ofsted's three outcomes for supported accommodation, given to the provider as a whole.</summary>
    OfstedSupportedAccommodation,

    /// <summary>Ofsted's judgement of a school's education; says nothing about its care.</summary>
    OfstedEducation,

    /// <summary>Care Quality Commission.</summary>
    Cqc,

    /// <summary>Care Inspectorate (Scotland): 6 is the best.</summary>
    CareInspectorateScotland,

    /// <summary>Care Inspectorate Wales: one value per theme, no overall value.</summary>
    CareInspectorateWales,
}

/// <summary>
/// Rough common measure for lists and filters that mix regulators; never used to decide whether a judgement improved.
/// </summary>
public enum JudgementBand
{
    /// <summary>No judgement.</summary>
    None,

    /// <summary>Better than good.</summary>
    Strong,

    /// <summary>Good.</summary>
    Good,

    /// <summary>Below good.</summary>
    Weak,

    /// <summary>Failing.</summary>
    Failing,
}

/// <summary>How a judgement moved.</summary>
public enum JudgementChange
{
    /// <summary>Improvement.</summary>
    Up,

    /// <summary>Deterioration.</summary>
    Down,

    /// <summary>Neither.</summary>
    Same,
}
