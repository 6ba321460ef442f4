namespace RegionalProviders.Placements.Returns;

/// <summary>The data of the provider register that the rules need.</summary>
public interface IRegister
{
    /// <summary>
    /// Looks up registration numbers. The result lacks numbers that are not in the register, may contain entries from
    /// earlier look-ups, and is valid until the next call.
    /// </summary>
    /// <param name="urns">Numbers in upper case, at most as many as the rows of a batch.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    );
}

/// <summary>A registration in the register. Null means unknown: a rule that needs the value then does not apply.</summary>
public sealed record Registration
{
    /// <summary>The regulator's number, upper case.</summary>
    public required string Urn { get; init; }

    /// <summary>First day of the registration.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>First day on which it was no longer registered.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The registered service.</summary>
    public RegisteredService? Service { get; init; }

    /// <summary>
    /// Sector in the regulator's words, such as <c>Local Authority</c>; kept for outputs and not used by any rule.
    /// </summary>
    public string? Sector { get; init; }

    /// <summary>False if the setting lies in another nation.</summary>
    public bool InEngland { get; init; } = true;

    /// <summary>GSS code of the council in whose area the setting lies.</summary>
    public string? HostCouncil { get; init; }

    /// <summary>Whether the current judgement is in the lowest band (Inadequate).</summary>
    public bool IsFailing { get; init; }

    /// <summary>
    /// Whether the regulator has suspended the registration. The register has no other restrictions of a setting: a
    /// council's own embargo is not part of it.
    /// </summary>
    public bool IsRestricted { get; init; }
}

/// <summary>Services as classified by the register; the numbers are those of its service types.</summary>
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

    /// <summary>Supported accommodation, shared only by looked-after children and care leavers.</summary>
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
