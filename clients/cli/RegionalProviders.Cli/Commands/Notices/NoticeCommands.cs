namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Notices that members share about providers, and the council's inbox of them.</summary>
internal sealed class NoticeCommands()
    : CommandGroup(
        "notices",
        "Notices that members share about providers, and the council's inbox of them.",
        new NoticesRaise(),
        new NoticesList(),
        new NoticesShow(),
        new NoticesHistory(),
        new NoticesInbox(),
        new NoticesWatch(),
        new NoticesAck(),
        new NoticesDrafts(),
        new NoticesIssue(),
        new NoticesDismiss(),
        new NoticesAssign(),
        new NoticesAction(),
        new NoticesOutcomes(),
        new NoticesOverdue(),
        new NoticesUpdate(),
        new NoticesReview(),
        new NoticesClose(),
        new NoticesRetract(),
        new NoticesSimilar(),
        new NoticesDigest()
    );
