using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var consortium = scope.RequireOrOnly(request.Window.ConsortiumId);
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new ScheduleWindowResponse
                        {
                            Window = (
                                await ScheduleAsync(request.Window, consortium, scope.Today, tx)
                            ).ToProto(tx.Now),
                        }
                );
            },
            context.CancellationToken
        );

    private static async Task<WindowRow> ScheduleAsync(
        Window window,
        Guid consortium,
        DateOnly today,
        ServiceTransaction tx
    )
    {
        var opensOn = window.OpensOn.ToDateOnly("window.opens_on")!.Value;
        var closesOn = window.ClosesOn.ToDateOnly("window.closes_on")!.Value;
        var row = new WindowRow
        {
            Id = Guid.CreateVersion7(tx.Now),
            ConsortiumId = consortium,
            Year = window.Year,
            OpensOn = opensOn,
            ClosesOn = closesOn,
            SnapshotOn = window.SnapshotOn.ToDateOnly("window.snapshot_on") ?? opensOn,
        };
        WindowRules.CheckYear(row);
        WindowRules.Check(row, today);
        return await tx.QuerySingleOrDefaultAsync<WindowRow>(
                $"""
                insert into placements.submission_window (id, consortium_id, year, opens_on, closes_on, snapshot_on,
                    opens_at, closes_at, created_at, updated_at)
                values (@Id, @ConsortiumId, @Year, @OpensOn, @ClosesOn, @SnapshotOn, @opensAt, @closesAt, @Now, @Now)
                on conflict do nothing
                returning {WindowRow.Columns}
                """,
                new
                {
                    row.Id,
                    row.ConsortiumId,
                    row.Year,
                    row.OpensOn,
                    row.ClosesOn,
                    row.SnapshotOn,
                    opensAt = WindowRow.Opening(opensOn),
                    closesAt = WindowRow.Closing(closesOn),
                    tx.Now,
                }
            )
            ?? throw Fault.AlreadyExists(
                "window.year",
                "window.year: the consortium has a window for this year. Find it with ListWindows and move it with UpdateWindow."
            );
    }
}
