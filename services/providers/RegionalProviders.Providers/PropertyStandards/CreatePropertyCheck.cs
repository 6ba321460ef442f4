using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

internal sealed class CreatePropertyCheckRequestValidator
    : AbstractValidator<CreatePropertyCheckRequest>
{
    public CreatePropertyCheckRequestValidator()
    {
        RuleFor(request => request.Items)
            .Must(items =>
                items.Count > 0 && items.DistinctBy(item => item.Code).Count() == items.Count
            )
            .WithMessage("must have at least one item, each once.");
        RuleForEach(request => request.Items)
            .ChildRules(item =>
            {
                item.RuleFor(each => each.Code)
                    .Must(Checklist.Places.ContainsKey)
                    .WithMessage("must be a code of the checklist (ListPropertyStandards).");
                item.RuleFor(each => each.Outcome)
                    .Must(outcome =>
                        outcome is not PropertyOutcome.Unspecified && Enum.IsDefined(outcome)
                    )
                    .WithMessage("must be MET, NOT_MET or NOT_APPLICABLE.");
            });
    }
}

internal sealed partial class PropertyStandardGrpcService
{
    /// <inheritdoc/>
    public override Task<CreatePropertyCheckResponse> CreatePropertyCheck(
        CreatePropertyCheckRequest request,
        ServerCallContext context
    )
    {
        var setting = request.SettingId.ToId("setting_id");
        var wanted = request.CheckedOn.ToDateOnly("checked_on");
        return CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            scope => scope.Require(request.ConsortiumId),
            async (tx, scope, consortium) =>
            {
                var checkedOn = scope.PastDay(wanted, "checked_on");
                var check = await CreateAsync(request, consortium, setting, checkedOn, tx);
                return new CreatePropertyCheckResponse { Check = check.ToProto() };
            },
            context.CancellationToken
        );
    }

    private static async Task<PropertyCheck> CreateAsync(
        CreatePropertyCheckRequest request,
        Guid consortium,
        Guid setting,
        DateOnly checkedOn,
        ServiceTransaction tx
    )
    {
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        if (!await db.Settings.AnyAsync(each => each.Id == setting, tx.CancellationToken))
            throw Fault.NotFound("setting");
        var check = new PropertyCheck(
            consortium,
            setting,
            checkedOn,
            request.Items.Select(item => new CheckedItem(item.Code, item.Outcome, item.Note)),
            tx.Now
        );
        db.Add(check);
        await tx.SaveAsync();
        return check;
    }
}
