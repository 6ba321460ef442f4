using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>An agreement as the queries read it, its child reference still encrypted.</summary>
internal sealed record AgreementRow
{
    private const string Columns = """
        id, child_reference, age_years, gender, setting_id, organisation_id, service_type, start_on, planned_end_on,
        ended_on, end_reason_code, legal_status_code, purchase, team_reference, agreed_on, unregulated,
        reports_expected, version, (select placements.today()) as today
        """;

    public Guid Id { get; init; }
    public byte[] ChildReference { get; init; } = [];
    public short AgeYears { get; init; }
    public short Gender { get; init; }
    public Guid SettingId { get; init; }
    public Guid OrganisationId { get; init; }
    public short ServiceType { get; init; }
    public DateOnly StartOn { get; init; }
    public DateOnly? PlannedEndOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReasonCode { get; init; }
    public string? LegalStatusCode { get; init; }
    public short Purchase { get; init; }
    public string TeamReference { get; init; } = "";
    public DateOnly? AgreedOn { get; init; }
    public bool Unregulated { get; init; }
    public short[] ReportsExpected { get; init; } = [];
    public long Version { get; init; }
    public DateOnly Today { get; init; }

    /// <summary>The agreement; another council's looks like one that does not exist.</summary>
    public static Task<AgreementRow> ReadAsync(Guid id, ServiceTransaction tx) =>
        FindAsync(id, "", tx);

    /// <summary>The same, locked until the transaction ends.</summary>
    public static Task<AgreementRow> LockAsync(Guid id, ServiceTransaction tx) =>
        FindAsync(id, " for update", tx);

    /// <summary>Unregulated placements that begin until a day and have not ended by today.</summary>
    public static Task<IReadOnlyList<AgreementRow>> ReadUnregulatedAsync(
        DateOnly until,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<AgreementRow>(
            $"""
            select {Columns} from placements.agreement
            where unregulated and start_on <= @until and (ended_on is null or ended_on > placements.today())
            """,
            new { until }
        );

    /// <summary>Counts a change of what hangs on the agreement and returns its etag.</summary>
    public async Task<string> TouchAsync(ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "update placements.agreement set version = version + 1, updated_at = @Now where id = @Id",
            new { Id, tx.Now }
        );
        return Etag.Of(Version + 1);
    }

    /// <summary>The agreement without its reference and what hangs on it.</summary>
    public Agreement ToProto() =>
        new()
        {
            Id = Id.ToString(),
            AgeYears = AgeYears,
            Gender = (GenderCode)Gender,
            SettingId = SettingId.ToString(),
            OrganisationId = OrganisationId.ToString(),
            ServiceType = (ServiceType)ServiceType,
            StartOn = StartOn.ToProto(),
            PlannedEndOn = PlannedEndOn.ToProto(),
            EndedOn = EndedOn.ToProto(),
            EndReasonCode = EndReasonCode ?? "",
            LegalStatusCode = LegalStatusCode ?? "",
            Purchase = (Purchase)Purchase,
            TeamReference = TeamReference,
            AgreedOn = AgreedOn.ToProto(),
            AgreedLate = AgreedOn > StartOn,
            Unregulated = Unregulated,
            ReportsExpected = { ReportsExpected.Select(kind => (OversightKind)kind) },
            Etag = Etag.Of(Version),
        };

    private static async Task<AgreementRow> FindAsync(
        Guid id,
        string suffix,
        ServiceTransaction tx
    ) =>
        await tx.QuerySingleOrDefaultAsync<AgreementRow>(
            $"select {Columns} from placements.agreement where id = @id{suffix}",
            new { id }
        ) ?? throw Fault.NotFound("agreement");
}
