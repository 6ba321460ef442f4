namespace RegionalProviders.Placements.Returns;

/// <summary>Legal statuses that the law limits to some days, over all the episodes that they run through.</summary>
internal static class DurationChecks
{
    private static readonly (string Status, int MostDays, ReturnRule Rule)[] Limits =
    [
        ("L1", 3, ReturnRules.Get("legal_status.police_protection_too_long")),
        ("L2", 21, ReturnRules.Get("legal_status.emergency_order_too_long")),
        ("L3", 7, ReturnRules.Get("legal_status.assessment_order_too_long")),
        ("J2", 21, ReturnRules.Get("legal_status.police_custody_too_long")),
    ];

    public static void Check(SequenceCheck check)
    {
        foreach (var (status, days, rule) in Limits)
            Check(check, status, days, rule);
    }

    private static void Check(SequenceCheck check, string status, int days, ReturnRule rule)
    {
        var episodes = check.Episodes;
        for (var i = 0; i < episodes.Count; i++)
        {
            if (episodes[i].LegalStatus != status)
                continue;
            var first = episodes[i].Start;
            while (
                i + 1 < episodes.Count
                && episodes[i + 1].LegalStatus == status
                && episodes[i].End == episodes[i + 1].Start
            )
                i++;
            if (check.Until(episodes[i]) > first.AddDays(days))
                check.Report(rule, episodes[i], ReturnField.LegalStatus);
        }
    }
}
