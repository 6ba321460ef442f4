using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Agreements.Entities;

/// <summary>
/// One child's placement at one setting, with its child collections. A method that needs some of these says so: the
/// caller must have loaded them with the agreement locked (<see cref="AgreementStore"/>).
/// </summary>
internal sealed partial class PlacementAgreement : IVersioned
{
    private readonly List<PlannedOutcome> outcomes = [];
    private readonly List<CostSchedule> schedules = [];
    private readonly List<GivenApproval> approvals = [];
    private readonly List<OversightRecord> oversight = [];
    private readonly List<LibertyRecord> libertyAuthorisations = [];
    private readonly List<AgreementRevision> revisions = [];

    private PlacementAgreement() { }

    public Guid Id { get; private set; }

    /// <summary>Encrypted under the council's key.</summary>
    public byte[] ChildReference { get; private set; } = [];

    /// <summary>Keyed hash by which the child is found.</summary>
    public byte[] ChildHash { get; private set; } = [];

    public short AgeYears { get; private set; }
    public GenderCode Gender { get; private set; }
    public Guid SettingId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public ServiceType ServiceType { get; private set; }
    public DateOnly StartOn { get; private set; }
    public DateOnly? PlannedEndOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndReasonCode { get; private set; }
    public string? LegalStatusCode { get; private set; }
    public Purchase Purchase { get; private set; }
    public string TeamReference { get; private set; } = "";
    public DateOnly? AgreedOn { get; private set; }
    public bool Unregulated { get; private set; }
    public OversightKind[] ReportsExpected { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    public IReadOnlyCollection<PlannedOutcome> Outcomes => outcomes;
    public IReadOnlyCollection<CostSchedule> Schedules => schedules;
    public IReadOnlyCollection<GivenApproval> Approvals => approvals;
    public IReadOnlyCollection<OversightRecord> Oversight => oversight;
    public IReadOnlyCollection<LibertyRecord> LibertyAuthorisations => libertyAuthorisations;
    public IReadOnlyCollection<AgreementRevision> Revisions => revisions;

    /// <summary>A new agreement with its outcomes and first schedule, from a validated request.</summary>
    public static PlacementAgreement Create(
        Agreement agreement,
        CouncilReferences council,
        DateTimeOffset now
    )
    {
        var startOn = agreement.StartOn.ToDateOnly("agreement.start_on")!.Value;
        CostSchedule.Check(
            agreement.CostLines,
            "agreement.cost_lines",
            startOn,
            startOn,
            agreement.Outcomes.Count
        );
        var id = Guid.CreateVersion7(now);
        var reference = Children.ChildReference.Normalise(agreement.ChildReference);
        var created = new PlacementAgreement
        {
            Id = id,
            ChildReference = council.Encrypt(id, reference),
            ChildHash = council.Hash(reference),
            AgeYears = (short)agreement.AgeYears,
            Gender = agreement.Gender,
            SettingId = agreement.SettingId.ToId("agreement.setting_id"),
            OrganisationId = agreement.OrganisationId.ToId("agreement.organisation_id"),
            ServiceType = agreement.ServiceType,
            StartOn = startOn,
            PlannedEndOn = agreement.PlannedEndOn.ToDateOnly("agreement.planned_end_on"),
            LegalStatusCode = NullIfEmpty(agreement.LegalStatusCode),
            Purchase = agreement.Purchase,
            TeamReference = agreement.TeamReference.Trim(),
            AgreedOn = agreement.AgreedOn.ToDateOnly("agreement.agreed_on"),
            Unregulated = agreement.Unregulated,
            ReportsExpected = [.. agreement.ReportsExpected],
            CreatedAt = now,
            UpdatedAt = now,
        };
        for (var i = 0; i < agreement.Outcomes.Count; i++)
            created.outcomes.Add(new PlannedOutcome((short)(i + 1), agreement.Outcomes[i]));
        created.schedules.Add(new CostSchedule(1, startOn, "", agreement.CostLines, now));
        return created;
    }

    /// <summary>The agreement without the child reference and the child collections.</summary>
    public Agreement ToProto() =>
        new()
        {
            Id = Id.ToString(),
            AgeYears = AgeYears,
            Gender = Gender,
            SettingId = SettingId.ToString(),
            OrganisationId = OrganisationId.ToString(),
            ServiceType = ServiceType,
            StartOn = StartOn.ToProto(),
            PlannedEndOn = PlannedEndOn.ToProto(),
            EndedOn = EndedOn.ToProto(),
            EndReasonCode = EndReasonCode ?? "",
            LegalStatusCode = LegalStatusCode ?? "",
            Purchase = Purchase,
            TeamReference = TeamReference,
            AgreedOn = AgreedOn.ToProto(),
            AgreedLate = AgreedOn > StartOn,
            Unregulated = Unregulated,
            ReportsExpected = { ReportsExpected },
            Etag = Etag.Of(Version),
        };

    // Always at least a microsecond later than before, so that a change of a child collection always changes the
    // agreement's version, whatever the clock says.
    private void Touch(DateTimeOffset now)
    {
        var next = UpdatedAt.AddMicroseconds(1);
        UpdatedAt = now > next ? now : next;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
