namespace RegionalProviders.Providers.Lists;

/// <summary>What the caller knows about a file.</summary>
public sealed record ListOptions
{
    /// <summary>
    /// What the list is said to be. Needed only for Ofsted's layouts of 2015 to 2021, in which the provider list and the inspection
    /// list have the same columns; without it they are told apart by repeated URNs. Another layout raises <see cref="WrongListKindException"/>.
    /// </summary>
    public ListKind? Kind { get; init; }

    /// <summary>The date that the list speaks of, where its text does not say.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Clock for the check that dates are not in the future.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
