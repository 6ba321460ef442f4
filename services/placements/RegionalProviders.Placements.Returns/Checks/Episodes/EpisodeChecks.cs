namespace RegionalProviders.Placements.Returns;

/// <summary>The rules of the statutory return that one episode alone decides.</summary>
internal static class EpisodeChecks
{
    public static void Check(RowCheck check)
    {
        if (!check.IsEpisode)
            return;
        PeriodChecks.Check(check);
        LegalStatusChecks.Check(check);
        ShortBreakChecks.Check(check);
        TemporaryChecks.Check(check);
        PermanenceChecks.Check(check);
        PostcodeChecks.Check(check);
        EpisodeAgeChecks.Check(check);
    }
}
