using FluentValidation;
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
                var window = await WindowStore.TakeForChangeAsync(tx, id);
                Etag.Check(request.Window.Etag, window.Version);
                var (given, paths) = (request.Window, request.UpdateMask.Paths);
                window.Move(
                    paths.Contains("opens_on")
                        ? given.OpensOn.ToDateOnly("window.opens_on")!.Value
                        : window.OpensOn,
                    paths.Contains("closes_on")
                        ? given.ClosesOn.ToDateOnly("window.closes_on")!.Value
                        : window.ClosesOn,
                    paths.Contains("snapshot_on")
                        ? given.SnapshotOn.ToDateOnly("window.snapshot_on")!.Value
                        : window.SnapshotOn,
                    scope.Today,
                    tx.Now
                );
                await tx.SaveAsync();
                return new UpdateWindowResponse { Window = window.ToProto(tx.Now) };
            },
            context.CancellationToken
        );
    }
}
