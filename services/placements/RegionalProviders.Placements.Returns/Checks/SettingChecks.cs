namespace RegionalProviders.Placements.Returns;

/// <summary>Warns of placements that need a second look although the row itself may be correct.</summary>
internal static class SettingChecks
{
    private static readonly ReturnRule Failing = ReturnRules.Get("setting.failing");
    private static readonly ReturnRule Restricted = ReturnRules.Get("setting.restricted");
    private static readonly ReturnRule Unregistered = ReturnRules.Get("placement.unregistered");
    private static readonly ReturnRule NoRecord = ReturnRules.Get("dols.no_record");

    public static void Check(RowCheck check)
    {
        var row = check.Row;
        if (check.Registration is { IsFailing: true })
            check.Report(Failing, UrnChecks.Field(row));
        if (check.Registration is { IsRestricted: true })
            check.Report(Restricted, UrnChecks.Field(row));
        if (check.Type?.Family == "unregistered")
            check.Report(Unregistered, ReturnField.ProvisionType);
        else if (row.Code(ReturnField.RegistrationType) == "unregistered")
            check.Report(Unregistered, ReturnField.RegistrationType);
        if (
            row.Code(ReturnField.Dols) == "current"
            && check.Type?.Family != "secure"
            && (row.Identifier is null || !check.Context.RecordedDols.Contains(row.Identifier))
        )
            check.Report(NoRecord, ReturnField.Dols);
    }
}
