using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

internal sealed class ScheduleWindowRequestValidator : AbstractValidator<ScheduleWindowRequest>
{
    private const int FirstYear = 2020;
    private const int LastYear = 2100;

    public ScheduleWindowRequestValidator() =>
        RuleFor(request => request.Window)
            .NotNull()
            .WithMessage("must be given.")
            .ChildRules(window =>
            {
                window
                    .RuleFor(each => each.Year)
                    .InclusiveBetween(FirstYear, LastYear)
                    .WithMessage($"must be from {FirstYear} to {LastYear}.");
                window.RuleFor(each => each.OpensOn).NotNull().WithMessage("must be given.");
                window.RuleFor(each => each.ClosesOn).NotNull().WithMessage("must be given.");
            });
}

internal sealed partial class WindowGrpcService
{
    /// <inheritdoc/>
    public override Task<ScheduleWindowResponse> ScheduleWindow(
        ScheduleWindowRequest request,
        ServerCallContext context
    ) =>
        CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            scope => scope.RequireOrOnly(request.Window.ConsortiumId),
            async (tx, scope, consortium) =>
                new ScheduleWindowResponse
                {
                    Window = (
                        await ScheduleAsync(request.Window, consortium, scope.Today, tx)
                    ).ToProto(tx.Now),
                },
            context.CancellationToken
        );

    private static async Task<SubmissionWindow> ScheduleAsync(
        Window window,
        Guid consortium,
        DateOnly today,
        ServiceTransaction tx
    )
    {
        var scheduled = SubmissionWindow.Schedule(window, consortium, today, tx.Now);
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        db.Add(scheduled);
        try
        {
            await tx.SaveAsync();
        }
        catch (DbUpdateException exception)
            when (exception.InnerException
                    is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            )
        {
            throw Fault.AlreadyExists(
                "window.year",
                "window.year: the consortium has a window for this year. Find it with ListWindows and move it with UpdateWindow."
            );
        }
        return scheduled;
    }
}
