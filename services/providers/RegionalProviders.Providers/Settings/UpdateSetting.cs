using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

internal sealed class UpdateSettingValidator : AbstractValidator<UpdateSettingRequest>
{
    private static readonly string[] Fields =
    [
        "name",
        "service_type",
        "address",
        "host_authority_gss",
        "places",
        "vacancies",
        "coordinates",
    ];

    public UpdateSettingValidator()
    {
        var allowed = string.Join(", ", Fields);
        RuleFor(request => request.Setting).NotNull().WithMessage("is required.");
        RuleFor(request => request.UpdateMask)
            .Must(mask => mask?.Paths.Count > 0)
            .WithMessage($"must name the fields to change: {allowed}.");
        RuleForEach(request => request.UpdateMask.Paths)
            .Must(path => Fields.Contains(path))
            .When(request => request.UpdateMask is not null)
            .WithMessage($"is no field that can be changed. These can: {allowed}.");
        When(
            request => request.Setting is not null && request.UpdateMask is not null,
            () =>
            {
                RuleFor(request => request.Setting.Name)
                    .IsSettingName()
                    .When(request => Sets(request, "name") && request.Setting.Name.Length > 0);
                RuleFor(request => request.Setting.ServiceType)
                    .IsServiceType()
                    .When(request =>
                        Sets(request, "service_type")
                        && request.Setting.ServiceType != ServiceType.Unspecified
                    );
                RuleFor(request => request.Setting.Address)
                    .SetValidator(new AddressValidator())
                    .When(request => Sets(request, "address"));
                RuleFor(request => request.Setting.Places)
                    .IsPlaces()
                    .When(request => Sets(request, "places"));
                RuleFor(request => request.Setting.Vacancies.Places)
                    .IsPlaces()
                    .When(request =>
                        Sets(request, "vacancies") && request.Setting.Vacancies is not null
                    );
                RuleFor(request => request.Setting.Coordinates)
                    .SetValidator(new CoordinatesValidator())
                    .When(request => Sets(request, "coordinates"));
            }
        );
    }

    private static bool Sets(UpdateSettingRequest request, string field) =>
        request.UpdateMask.Paths.Contains(field);
}

internal sealed partial class SettingGrpcService
{
    public override Task<UpdateSettingResponse> UpdateSetting(
        UpdateSettingRequest request,
        ServerCallContext context
    )
    {
        var id = request.Setting.Id.ToId("setting.id");
        return database.InTransactionAsync(
            context.Principal(),
            transaction => UpdateAsync(transaction, id, request),
            context.CancellationToken
        );
    }

    private static async Task<UpdateSettingResponse> UpdateAsync(
        ServiceTransaction transaction,
        Guid id,
        UpdateSettingRequest request
    )
    {
        var existing =
            await transaction.QuerySingleOrDefaultAsync<ExistingSetting>(
                $"""
                select s.version, s.registration_id,
                    exists (select from {ProvidersModule.Name}.setting_source l
                            where l.setting_id = s.id and l.source <> 'Council') as is_listed,
                    exists (select from {ProvidersModule.Name}.setting_source l
                            where l.setting_id = s.id and l.source <> 'Council' and l.host_authority_id is not null)
                        as is_host_listed,
                    (select l.service_type from {ProvidersModule.Name}.setting_source l
                     where l.setting_id = s.id and l.source <> 'Council' and l.service_type is not null
                     order by array_position({ProvidersModule.Name}.sources_best_first(), l.source) limit 1)
                        as listed_type
                from {ProvidersModule.Name}.setting s
                where s.id = @id and {RegistrationSql.MayRead} for update of s
                """,
                new { id }
            ) ?? throw Fault.NotFound("setting");
        Etag.Check(request.Setting.Etag, existing.Version);

        var fields = request.UpdateMask.Paths.ToHashSet();
        var before = await transaction.ReadSettingAsync(id);
        var supplied = Apply(
            await SuppliedValues.ReadAsync(transaction, id),
            request.Setting,
            fields,
            transaction.Now
        );
        if (!existing.IsListed)
            RefuseLeavingToLists(supplied, fields);
        if (fields.Contains("service_type"))
            ListedServiceType.Check(existing.ListedType, request.Setting.ServiceType);
        // The host authority receives information that nobody else does and decides on drafts, so no council may make
        // itself one.
        if (
            fields.Contains("host_authority_gss")
            && existing.IsHostListed
            && supplied.HostAuthorityId is not null
        )
            throw Fault.Invalid(
                "setting.host_authority_gss",
                "must be empty, as the regulator's list says in whose area the setting lies. Have the regulator correct its list."
            );
        await supplied.WriteAsync(transaction, id);
        if (fields.Contains("vacancies"))
            await DeclareAsync(transaction, id, request.Setting.Vacancies);

        var after = await transaction.ReadSettingAsync(id);
        var changes = SettingChange.Between(before, after);
        if (changes.Count > 0)
        {
            await SettingChange.RecordAsync(transaction, id, changes);
            await SettingChange.PublishAsync(
                transaction,
                after,
                existing.RegistrationId,
                [.. changes.Select(change => change.Field)]
            );
        }

        return new UpdateSettingResponse { Setting = after };
    }

    private static SuppliedValues Apply(
        SuppliedValues supplied,
        Setting setting,
        HashSet<string> fields,
        DateTimeOffset now
    )
    {
        if (fields.Contains("name"))
            supplied = supplied.WithName(setting.Name);
        if (fields.Contains("service_type"))
            supplied = supplied.With(setting.ServiceType);
        if (fields.Contains("address"))
            supplied = supplied.With(setting.Address);
        if (fields.Contains("places"))
            supplied = supplied.WithPlaces(setting.Places);
        if (fields.Contains("coordinates"))
            supplied = supplied.With(setting.Coordinates);
        if (fields.Contains("host_authority_gss"))
            supplied = supplied with
            {
                HostAuthorityId =
                    setting.HostAuthorityGss.Trim().Length == 0
                        ? null
                        : CurrentCouncil.Find(
                            setting.HostAuthorityGss,
                            "setting.host_authority_gss",
                            now
                        ),
            };
        return supplied;
    }

    private static void RefuseLeavingToLists(SuppliedValues supplied, HashSet<string> fields)
    {
        const string Text = "must not be empty: no list has this setting, so nobody else says it.";
        List<FieldViolation> violations = [];
        if (fields.Contains("name") && supplied.Name is null)
            violations.Add(new("setting.name", Text));
        if (fields.Contains("service_type") && supplied.ServiceType is null)
            violations.Add(new("setting.service_type", Text));
        if (fields.Contains("host_authority_gss") && supplied.HostAuthorityId is null)
            violations.Add(new("setting.host_authority_gss", Text));
        if (violations.Count > 0)
            throw Fault.Invalid(violations);
    }

    private static async Task DeclareAsync(
        ServiceTransaction transaction,
        Guid id,
        DeclaredVacancies? vacancies
    )
    {
        var declaredAt = vacancies is null
            ? (DateTimeOffset?)null
            : DeclaredAt(vacancies.DeclaredAt, transaction.Now);
        await transaction.ExecuteAsync(
            $"""
            update {ProvidersModule.Name}.setting
            set vacancies = @places, vacancies_declared_at = @declaredAt, updated_at = @Now, version = version + 1
            where id = @id and (vacancies, vacancies_declared_at) is distinct from (@places::integer, @declaredAt::timestamptz)
            """,
            new
            {
                id,
                places = vacancies?.Places,
                declaredAt,
                transaction.Now,
            }
        );
    }

    // If no time is given, the declaration is made now.
    private static DateTimeOffset DeclaredAt(Timestamp? given, DateTimeOffset now)
    {
        const string Field = "setting.vacancies.declared_at";
        if (given is null)
            return now;
        if (
            given is not { Seconds: >= 0, Nanos: >= 0 and < 1_000_000_000 }
            || given.Seconds > now.ToUnixTimeSeconds()
        )
            throw Fault.Invalid(Field, "must be an instant since 1970 that is not in the future.");
        return given.ToDateTimeOffset();
    }

    private sealed record ExistingSetting
    {
        public long Version { get; init; }
        public Guid? RegistrationId { get; init; }
        public bool IsListed { get; init; }
        public bool IsHostListed { get; init; }
        public ServiceType ListedType { get; init; }
    }
}
