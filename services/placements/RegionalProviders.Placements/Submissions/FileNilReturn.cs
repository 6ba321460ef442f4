using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Submissions.Checking;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions;

internal sealed class FileNilReturnRequestValidator : AbstractValidator<FileNilReturnRequest>
{
    public FileNilReturnRequestValidator() =>
        RuleFor(request => request.AcknowledgedAbsent)
            .GreaterThanOrEqualTo(0)
            .WithMessage("must not be negative.");
}

internal sealed partial class SubmissionGrpcService
{
    /// <inheritdoc/>
    public override Task<FileNilReturnResponse> FileNilReturn(
        FileNilReturnRequest request,
        ServerCallContext context
    )
    {
        var windowId = request.WindowId.ToId("window_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var own = await (await OwnReturn.ForChangeAsync(tx, windowId)).StartedAsync(tx);
                Etag.Check(request.Etag, own.Submission.Version);
                // Idempotent: a second call changes nothing.
                if (own.Submission is not { Nil: true, Status: SubmissionState.Submitted })
                    await FileNilAsync(own, request, tx);
                return new FileNilReturnResponse { Submission = await own.ReadBackAsync(tx) };
            },
            context.CancellationToken
        );
    }

    private static async Task FileNilAsync(
        OwnReturn own,
        FileNilReturnRequest request,
        ServiceTransaction tx
    )
    {
        Draft.RequireChangeable(own.Submission, withdraw: request.DiscardRows);
        if (own.Submission.RowCount > 0 && !request.DiscardRows)
            throw Fault.StateConflict(
                $"The return has {own.Submission.RowCount} rows. Set discard_rows to remove them, or submit them with SubmitReturn."
            );
        await Draft.EmptyAsync(own.Submission.Id, tx);
        // A failure rolls everything back, including the deletion of rows.
        var absent = (await Comparison.RunAsync(own, tx)).WarningCount;
        if (absent != request.AcknowledgedAbsent)
            throw Fault.StateConflict(
                $"{absent} placements were open in last year's return. If all of them have ended, say so with acknowledged_absent: {absent}; else upload those that still run."
            );
        await tx.ExecuteAsync(
            "update placements.submission set warnings_acknowledged = warning_count > 0 where id = @Id",
            new { own.Submission.Id }
        );
        await SubmitAsync(own, nil: true, tx);
    }
}
