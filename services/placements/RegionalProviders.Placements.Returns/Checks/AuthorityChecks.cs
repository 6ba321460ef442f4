namespace RegionalProviders.Placements.Returns;

/// <summary>Checks of placing and host council.</summary>
internal static class AuthorityChecks
{
    private static readonly ReturnRule OtherCouncil = ReturnRules.Get("council.other");
    private static readonly ReturnRule OwnOrOther = ReturnRules.Get(
        "provider.own_or_other_council"
    );
    private static readonly ReturnRule ReasonMissing = ReturnRules.Get("distance.reason_missing");

    public static void Check(RowCheck check)
    {
        var own = check.Knowledge.PlacingCouncil;
        if (check.Row.PlacingCouncil is { } placing && placing != own?.GssCode)
            check.Report(OtherCouncil, ReturnField.PlacingAuthority);
        if (own is null || Places.Host(check) is not { } host)
            return;
        var isOwn = host.Id == own.Id;
        // If the register still names an abolished council as host, own and other provision cannot be told apart.
        if (host.To is null && (isOwn ? "PR2" : "PR1") == check.Row.ProviderCode)
            check.Report(OwnOrOther, ReturnField.ProviderCode);
        if (
            host.Region != own.Region
            && check.Row.Schema.Column(ReturnField.DistanceReason) is not null
            && check.Row.Fault(ReturnField.DistanceReason) == CellFault.None
            && check.Row.Code(ReturnField.DistanceReason) is null or "not_applicable"
        )
            check.Report(ReasonMissing, ReturnField.DistanceReason);
    }
}
