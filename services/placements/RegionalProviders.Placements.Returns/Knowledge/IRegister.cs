namespace RegionalProviders.Placements.Returns;

/// <summary>The register of providers as far as the rules need it.</summary>
public interface IRegister
{
    /// <summary>
    /// What is known of these numbers; those that the register does not have are absent from the answer, which may hold
    /// others that were asked for before. It stands until the next question.
    /// </summary>
    /// <param name="urns">Numbers in upper case, at most as many as rows in a batch.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    );
}

/// <summary>What the register says of one registration. Null means unknown: a rule that needs it does not fire.</summary>
public sealed record Registration
{
    /// <summary>The regulator's number, upper case.</summary>
    public required string Urn { get; init; }

    /// <summary>First day of the registration.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>First day on which it was no longer registered.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>What is registered there.</summary>
    public RegisteredService? Service { get; init; }

    /// <summary>Sector in the regulator's words, such as <c>Local Authority</c>; kept for outputs, no rule reads it.</summary>
    public string? Sector { get; init; }

    /// <summary>False where the setting lies in another nation.</summary>
    public bool InEngland { get; init; } = true;

    /// <summary>GSS code of the council in whose area the setting lies.</summary>
    public string? HostCouncil { get; init; }

    /// <summary>Whether the standing judgement is in the lowest band (Inadequate).</summary>
    public bool IsFailing { get; init; }

    /// <summary>
    /// Whether the regulator has suspended the registration. The register knows of nothing else that restricts a setting: a
    /// council's own embargo is no part of it.
    /// </summary>
    public bool IsRestricted { get; init; }
}

/// <summary>Services as the register tells them apart; the numbers are those of the register's service types.</summary>
public enum RegisteredService
{
    /// <summary>Independent fostering agency.</summary>
    IndependentFosteringAgency = 1,

    /// <summary>Children's home.</summary>
    ChildrensHome = 2,

    /// <summary>Residential school, 38 weeks.</summary>
    ResidentialSchool38 = 3,

    /// <summary>Residential school, 52 weeks.</summary>
    ResidentialSchool52 = 4,

    /// <summary>Residential family centre.</summary>
    ResidentialFamilyCentre = 5,

    /// <summary>Parent and child fostering.</summary>
    ParentAndChildFostering = 6,

    /// <summary>Parent and child supported accommodation.</summary>
    ParentAndChildSupportedAccommodation = 7,

    /// <summary>Supported accommodation.</summary>
    SupportedAccommodation = 8,

    /// <summary>Supported accommodation, self-contained.</summary>
    SupportedAccommodationSingle = 9,

    /// <summary>Supported accommodation, shared by looked-after children and care leavers alone.</summary>
    SupportedAccommodationSharedRingFenced = 10,

    /// <summary>Supported accommodation, shared with others.</summary>
    SupportedAccommodationShared = 11,

    /// <summary>Supported lodgings.</summary>
    SupportedLodgings = 12,

    /// <summary>Floating support.</summary>
    FloatingSupport = 13,

    /// <summary>Activity.</summary>
    Activity = 14,

    /// <summary>Secure children's home.</summary>
    SecureChildrensHome = 15,

    /// <summary>Secure training centre.</summary>
    SecureTrainingCentre = 16,

    /// <summary>Short breaks.</summary>
    ShortBreaks = 17,

    /// <summary>Residential, commissioned internally.</summary>
    InternallyCommissionedResidential = 18,

    /// <summary>Bespoke.</summary>
    Bespoke = 19,

    /// <summary>Unregulated.</summary>
    Unregulated = 20,

    /// <summary>Extra care housing.</summary>
    ExtraCareHousing = 21,

    /// <summary>Boarding school.</summary>
    BoardingSchool = 22,

    /// <summary>Further education college with residential accommodation.</summary>
    FurtherEducationCollege = 23,

    /// <summary>Special school.</summary>
    SpecialSchool = 24,

    /// <summary>Adoption agency.</summary>
    AdoptionAgency = 25,

    /// <summary>Any other service.</summary>
    Other = 26,
}
