using FluentValidation;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Notifications.SignificantEvents;

/// <summary>The rules for a report, whoever makes it.</summary>
internal sealed class ReportSignificantEventRules : AbstractValidator<ReportSignificantEventRequest>
{
    private const int MaxCouncils = 20;

    public ReportSignificantEventRules()
    {
        RuleFor(request => request.Event).NotNull().WithMessage("must be given.");
        When(request => request.Event is not null, CheckEvent);
    }

    private void CheckEvent()
    {
        RuleFor(request => request.Event.Kind)
            .Must(kind => Enum.IsDefined(kind) && kind != SignificantEventKind.Unspecified)
            .WithMessage("must be one of the values that the API names.");
        RuleFor(request => request.Event.Regulation)
            .IsInEnum()
            .WithMessage("must be one of the values that the API names.");
        RuleFor(request => request.Event.OccurredAt).NotNull().WithMessage("must be given.");
        RuleFor(request => request.Event.Summary)
            .Must(summary => !string.IsNullOrWhiteSpace(summary))
            .WithMessage("must not be empty.");
        RuleFor(request => request.Event.PlacingCouncilIds)
            .Must(ids => ids.Count <= MaxCouncils && ids.Distinct().Count() == ids.Count)
            .WithMessage($"must name at most {MaxCouncils} councils, each once.");
        RuleFor(request => request.Event.PlacingCouncilIds)
            .Must(ids => ids.All(IsCouncil))
            .WithMessage("must be UUIDs of existing councils of England.");
    }

    private static bool IsCouncil(string id) =>
        Guid.TryParseExact(id, "D", out var council)
        && CouncilDirectory.Find(council) is { Nation: Nation.England, To: null };
}
