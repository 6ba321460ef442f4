using FluentValidation;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

internal sealed class GetSettingValidator : AbstractValidator<GetSettingRequest>
{
    public GetSettingValidator()
    {
        RuleFor(request => request.KeyCase)
            .NotEqual(GetSettingRequest.KeyOneofCase.None)
            .OverridePropertyName("Key")
            .WithMessage("is required: an id, or the key of a registration.");
        RuleFor(request => request.Registration).SetValidator(new RegistrationKeyValidator());
    }
}

internal sealed partial class SettingGrpcService
{
    internal const string ByRegistration =
        SettingSql.Select + " s.regulator = $1 and s.urn = $2 and s.is_primary";
    private const string ById = SettingSql.Select + " s.id = $1";

    public override async Task<GetSettingResponse> GetSetting(
        GetSettingRequest request,
        ServerCallContext context
    )
    {
        var byId = request.KeyCase == GetSettingRequest.KeyOneofCase.Id;
        var found = await database.ReadAsync(
            context.Principal(),
            byId ? ById : ByRegistration,
            byId
                ? [new NpgsqlParameter<Guid> { TypedValue = request.Id.ToId("id") }]
                : request.Registration.Parameters(),
            SettingMapping.Read,
            context.CancellationToken
        );
        return new GetSettingResponse
        {
            Setting = found.SingleOrDefault() ?? throw Fault.NotFound("setting"),
        };
    }
}
