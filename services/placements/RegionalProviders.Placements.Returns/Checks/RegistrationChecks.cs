namespace RegionalProviders.Placements.Returns;

/// <summary>Checks the registration number against the register.</summary>
internal static class RegistrationChecks
{
    private static readonly ReturnRule Unknown = ReturnRules.Get("urn.unknown");
    private static readonly ReturnRule NotAtStart = ReturnRules.Get("urn.not_registered_at_start");
    private static readonly ReturnRule NotAtSnapshot = ReturnRules.Get(
        "urn.not_registered_at_snapshot"
    );
    private static readonly ReturnRule TypeMismatch = ReturnRules.Get("urn.type_mismatch");

    public static void Check(RowCheck check)
    {
        if (UrnChecks.LookedUp(check.Row) is null || check.Type?.Urn == UrnRequirement.Forbidden)
            return;
        var field = UrnChecks.Field(check.Row);
        if (check.Registration is not { } registration)
        {
            if (IsOfEngland(check))
                check.Report(Unknown, field);
            return;
        }
        var start = check.Row.Start;
        if (registration.RegisteredOn > start || registration.WithdrawnOn <= start)
            check.Report(NotAtStart, field);
        if (IsOffOnLastDay(check, registration))
            check.Report(NotAtSnapshot, field);
        if (
            registration.Service is { } service
            && service != RegisteredService.Other
            && check.Type is { Services.Count: > 0 } type
            && !type.Services.Contains(service)
        )
            check.Report(TypeMismatch, field);
    }

    private static bool IsOffOnLastDay(RowCheck check, Registration registration)
    {
        var snapshot = check.Context.Snapshot;
        // A placement does not run on its last day, so the registration may end on that day.
        if (check.Row.End is { } end && end <= snapshot)
            return registration.WithdrawnOn < end || registration.RegisteredOn > end;
        return registration.WithdrawnOn <= snapshot || registration.RegisteredOn > snapshot;
    }

    // Numbers from other nations and from the health regulator need not be in the register.
    private static bool IsOfEngland(RowCheck check) =>
        !Places.IsOutsideEngland(check)
        && check.Row.Code(ReturnField.RegistrationType) is null or "ofsted" or "unknown";
}
