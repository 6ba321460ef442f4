namespace RegionalProviders.Placements.Returns;

/// <summary>Statutory codes must be in the set that is valid on the snapshot date.</summary>
internal static class CodeChecks
{
    private static readonly (ReturnField Field, ReturnRule Rule)[] Rules =
    [
        (ReturnField.NewEpisodeReason, ReturnRules.Get("code.new_episode_reason")),
        (ReturnField.LegalStatus, ReturnRules.Get("code.legal_status")),
        (ReturnField.Need, ReturnRules.Get("code.need")),
        (ReturnField.PlacementType, ReturnRules.Get("code.placement_type")),
        (ReturnField.ProviderCode, ReturnRules.Get("code.provider")),
        (ReturnField.EndReason, ReturnRules.Get("code.episode_end")),
        (ReturnField.ChangeReason, ReturnRules.Get("code.change_reason")),
    ];

    public static void Check(RowCheck check)
    {
        if (!check.IsEpisode)
            return;
        foreach (var (field, rule) in Rules)
        {
            var isKnown =
                check.Row.Code(field) is { } code && check.Knowledge.Statutory.Has(field, code);
            if (!isKnown && (check.Row.Code(field) ?? Unread(check.Row, field)) is not null)
                check.Report(rule, field);
        }
    }

    private static string? Unread(ReturnRow row, ReturnField field) =>
        row.Fault(field) == CellFault.NotInSet ? row.Text(field) : null;
}
