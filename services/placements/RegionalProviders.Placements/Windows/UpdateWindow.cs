using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

internal sealed class UpdateWindowRequestValidator : AbstractValidator<UpdateWindowRequest>
{
    private static readonly string[] Fields = ["opens_on", "closes_on", "snapshot_on"];

    public UpdateWindowRequestValidator()
    {
        RuleFor(request => request.Window).NotNull().WithMessage("must be given.");
        RuleFor(request => request.UpdateMask)
            .Must(mask => mask is { Paths.Count: > 0 } && mask.Paths.All(Fields.Contains))
            .WithMessage($"must name at least one field, of {string.Join(", ", Fields)} only.");
        foreach (var field in Fields)
            RuleFor(request => request.Window)
                .Must(window =>
                    Window.Descriptor.FindFieldByName(field).Accessor.GetValue(window) is not null
                )
                .When(request =>
                    request is { Window: not null, UpdateMask: not null }
                    && request.UpdateMask.Paths.Contains(field)
                )
                .OverridePropertyName($"window.{field}")
                .WithMessage("must be given.");
    }
}

internal sealed partial class WindowGrpcService
{
    /// <inheritdoc/>
    public override Task<UpdateWindowResponse> UpdateWindow(
        UpdateWindowRequest request,
        ServerCallContext context
    )
    {
        var id = request.Window.Id.ToId("window.id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var held = await WindowRow.ReadForChangeAsync(tx, id);
                Etag.Check(request.Window.Etag, held.Version);
                var changed = Change(held, request.Window, request.UpdateMask);
                RequireMovable(held, changed, tx.Now);
                if (changed.OpensOn != held.OpensOn)
                    WindowRules.CheckYear(changed);
                WindowRules.Check(changed, scope.Today);
                return new UpdateWindowResponse
                {
                    Window = (await StoreAsync(changed, tx)).ToProto(tx.Now),
                };
            },
            context.CancellationToken
        );
    }

    private static WindowRow Change(WindowRow held, Window given, FieldMask mask)
    {
        if (mask.Paths.Contains("opens_on"))
            held = held with { OpensOn = given.OpensOn.ToDateOnly("window.opens_on")!.Value };
        if (mask.Paths.Contains("closes_on"))
            held = held with { ClosesOn = given.ClosesOn.ToDateOnly("window.closes_on")!.Value };
        if (mask.Paths.Contains("snapshot_on"))
            held = held with
            {
                SnapshotOn = given.SnapshotOn.ToDateOnly("window.snapshot_on")!.Value,
            };
        return held;
    }

    private static void RequireMovable(WindowRow held, WindowRow changed, DateTimeOffset now)
    {
        var state = held.StateAt(now);
        if (state == WindowState.Closed)
            throw Fault.StateConflict(
                "The window is closed and cannot be moved. Let single councils submit late with PermitLateSubmission."
            );
        // Rows have been judged by both.
        if (
            state == WindowState.Open
            && (changed.OpensOn != held.OpensOn || changed.SnapshotOn != held.SnapshotOn)
        )
            throw Fault.StateConflict(
                "The window is open: only its last day (closes_on) can still be moved."
            );
    }

    private static Task<WindowRow> StoreAsync(WindowRow window, ServiceTransaction tx) =>
        tx.QuerySingleAsync<WindowRow>(
            $"""
            update placements.submission_window
            set opens_on = @OpensOn, closes_on = @ClosesOn, snapshot_on = @SnapshotOn, opens_at = @opensAt,
                closes_at = @closesAt, updated_at = @Now, version = version + 1
            where id = @Id
            returning {WindowRow.Columns}
            """,
            new
            {
                window.Id,
                window.OpensOn,
                window.ClosesOn,
                window.SnapshotOn,
                opensAt = WindowRow.Opening(window.OpensOn),
                closesAt = WindowRow.Closing(window.ClosesOn),
                tx.Now,
            }
        );
}
