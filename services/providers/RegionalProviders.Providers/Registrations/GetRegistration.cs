using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

internal sealed class GetRegistrationValidator : AbstractValidator<GetRegistrationRequest>
{
    public GetRegistrationValidator() =>
        RuleFor(request => request.Key)
            .NotNull()
            .WithMessage("is required: regulator and URN.")
            .SetValidator(new RegistrationKeyValidator());
}

internal sealed partial class RegistrationGrpcService
{
    private const string OneRegistration = $"""
        select {RegistrationSql.Columns}
        from {ProvidersModule.Name}.registration r {RegistrationSql.Joins}
        where r.regulator = $1 and r.urn = $2 and {RegistrationSql.MayRead}
        """;

    public override async Task<GetRegistrationResponse> GetRegistration(
        GetRegistrationRequest request,
        ServerCallContext context
    )
    {
        var found = await database.ReadAsync(
            context.Principal(),
            OneRegistration,
            request.Key.Parameters(),
            row => RegistrationMapping.Read(row, 0),
            context.CancellationToken
        );
        return new GetRegistrationResponse
        {
            Registration = found.SingleOrDefault() ?? throw Fault.NotFound("registration"),
        };
    }
}
