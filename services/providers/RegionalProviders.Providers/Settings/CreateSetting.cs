using FluentValidation;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

internal sealed class CreateSettingValidator : AbstractValidator<CreateSettingRequest>
{
    public CreateSettingValidator()
    {
        RuleFor(request => request.Registration).SetValidator(new RegistrationKeyValidator());
        RuleFor(request => request.Name).IsSettingName();
        RuleFor(request => request.ServiceType).IsServiceType();
        RuleFor(request => request.Address).SetValidator(new AddressValidator());
        RuleFor(request => request.HostAuthorityGss)
            .Must(code => code.Trim().Length > 0)
            .WithMessage("is required: the council in whose area the setting lies.");
        RuleFor(request => request.Places).IsPlaces();
        RuleFor(request => request.Coordinates).SetValidator(new CoordinatesValidator());
    }
}

internal sealed partial class SettingGrpcService
{
    public override Task<CreateSettingResponse> CreateSetting(
        CreateSettingRequest request,
        ServerCallContext context
    ) =>
        database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            transaction => CreateAsync(transaction, request),
            context.CancellationToken
        );

    private static async Task<CreateSettingResponse> CreateAsync(
        ServiceTransaction transaction,
        CreateSettingRequest request
    )
    {
        var registrationId = await FindRegistrationAsync(transaction, request.Registration);
        var authorityId = CurrentCouncil.Find(
            request.HostAuthorityGss,
            "host_authority_gss",
            transaction.Now
        );
        var id = Guid.CreateVersion7(transaction.Now);
        await InsertAsync(transaction, id, registrationId, request.ServiceType);
        var supplied = new SuppliedValues { HostAuthorityId = authorityId }
            .WithName(request.Name)
            .With(request.ServiceType)
            .With(request.Address)
            .WithPlaces(request.Places)
            .With(request.Coordinates);
        await supplied.WriteAsync(transaction, id);

        var created = await transaction.ReadSettingAsync(id);
        await SettingChange.RecordAsync(
            transaction,
            id,
            SettingChange.Between(new Setting(), created)
        );
        await SettingChange.PublishAsync(transaction, created, registrationId, ["setting"]);
        return new CreateSettingResponse { Setting = created };
    }

    private static async Task<Guid?> FindRegistrationAsync(
        ServiceTransaction transaction,
        RegistrationKey? key
    ) =>
        key is null
            ? null
            : await transaction.QuerySingleOrDefaultAsync<Guid?>(
                $"""
                select r.id from {ProvidersModule.Name}.registration r
                where r.regulator = @regulator and r.urn = @urn and {RegistrationSql.MayRead}
                """,
                new { regulator = key.KnownRegulator().ToString(), urn = key.UrnText() }
            )
                ?? throw Fault.Invalid(
                    "registration.urn",
                    "is no registration that the register has. Leave registration out for a setting without one."
                );

    // Lists describe the primary setting. If the registration has none yet, the new setting becomes its primary one.
    private static async Task InsertAsync(
        ServiceTransaction transaction,
        Guid id,
        Guid? registrationId,
        ServiceType type
    )
    {
        var inserted = await transaction.ExecuteAsync(
            $"""
            insert into {ProvidersModule.Name}.setting
                (id, registration_id, is_primary, service_type, sort_name, created_at, updated_at)
            select @id, @registrationId, @registrationId::uuid is not null and not exists (
                    select from {ProvidersModule.Name}.setting where registration_id = @registrationId and is_primary),
                @type, '', @Now, @Now
            on conflict do nothing
            """,
            new
            {
                id,
                registrationId,
                type = type.ToString(),
                transaction.Now,
            }
        );
        // A concurrent call created the registration's primary setting.
        if (inserted == 0)
            throw new ServiceException(
                ErrorReason.ConcurrentChange,
                "Another setting of the same registration was created at the same moment. Try again."
            );
    }
}
