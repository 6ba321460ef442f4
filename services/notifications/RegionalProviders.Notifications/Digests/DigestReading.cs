using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Reference;

namespace RegionalProviders.Notifications.Digests;

/// <summary>Reads the content of a digest with the permissions of the caller's council.</summary>
internal static class DigestReading
{
    private const int MaxLines = 200;
    private const int ReviewDays = 7;

    // New notices: raised in the period, or open when the council joined during it.
    private const string New = """
        n.state <> 'Retracted' and exists (
            select from notifications.delivery d
            where d.council_id = (select notifications.tenant_id()) and d.notice_id = n.id and d.change in ('Issued', 'CaughtUp')
                and d.circulated_at >= @begins and d.circulated_at < @ends)
        """;
    private const string Waiting =
        "n.state <> 'Retracted' and w.acknowledged_at is null and w.ended_at is null and w.due_at is not null";
    private const string Limiting = "n.state = 'Open' and n.matters && @limits";
    private const string ToReview = """
        n.state = 'Open' and n.issuing_council_id = (select notifications.tenant_id()) and n.review_on <= @reviewBy
        """;

    public static async Task<Digest> ReadAsync(
        (DateOnly From, DateOnly To) days,
        ServiceTransaction tx
    )
    {
        var parameters = new
        {
            begins = LondonTime.At(days.From, TimeOnly.MinValue),
            ends = LondonTime.At(days.To.AddDays(1), TimeOnly.MinValue),
            limits = ProtocolMatterRules.Limits.Names(),
            reviewBy = LondonTime.DateOf(tx.Now).AddDays(ReviewDays),
            MaxLines,
        };
        using var found = await tx.QueryMultipleAsync(
            string.Join(";\n", Select(New), Select(Waiting), Select(Limiting), Select(ToReview)),
            parameters
        );
        var council = CouncilDirectory.Find(tx.Principal.CouncilId!.Value);
        return new Digest(council?.Name ?? "", days.From, days.To)
        {
            Sections =
            [
                await SectionAsync(
                    "New notices",
                    "No notice came.",
                    "Issued",
                    row => DigestWords.Day(row.IssuedOn)
                ),
                await SectionAsync(
                    "Waiting to be acknowledged",
                    "No notice waits to be acknowledged.",
                    "Due",
                    row => DigestWords.Instant(row.DueAt!.Value)
                ),
                await SectionAsync(
                    "Suspensions and restrictions in force",
                    "No suspension or restriction of purchasing is in force.",
                    "Review by",
                    row => DigestWords.Day(row.ReviewOn)
                ),
                await SectionAsync(
                    "Own notices to review",
                    "No review of an own notice is due within 7 days.",
                    "Review by",
                    row => DigestWords.Day(row.ReviewOn)
                ),
            ],
        };

        async Task<DigestSection> SectionAsync(
            string heading,
            string none,
            string column,
            Func<Row, string> date
        )
        {
            List<Row> rows = [.. await found.ReadAsync<Row>()];
            return new DigestSection(
                heading,
                none,
                column,
                [.. rows.Select(row => row.ToLine(date(row)))],
                rows is [var first, ..] ? first.Total : 0
            );
        }
    }

    private static string Select(string condition) =>
        $"""
            select n.organisation_name, n.organisation_wide, n.urns, n.matters, n.categories, n.issuing_council_id,
                n.issued_on, n.review_on, n.urgent, w.due_at, coalesce(a.affected, false) as affected,
                (count(*) over ())::int as total
            from notifications.notice n
            left join notifications.notice_work w
                on w.notice_id = n.id and w.council_id = (select notifications.tenant_id())
            left join lateral (
                select bool_or(d.affected) as affected from notifications.delivery d
                where d.council_id = w.council_id and d.notice_id = n.id) a on true
            where {condition}
            order by affected desc, lower(n.organisation_name), n.issued_on, n.id
            limit @MaxLines
            """;

    private sealed record Row
    {
        public string OrganisationName { get; init; } = "";
        public bool OrganisationWide { get; init; }
        public string[] Urns { get; init; } = [];
        public ProtocolMatter[] Matters { get; init; } = [];
        public NoticeCategory[] Categories { get; init; } = [];
        public Guid IssuingCouncilId { get; init; }
        public DateOnly IssuedOn { get; init; }
        public DateOnly ReviewOn { get; init; }
        public bool Urgent { get; init; }
        public DateTimeOffset? DueAt { get; init; }
        public bool Affected { get; init; }
        public int Total { get; init; }

        public DigestLine ToLine(string date) =>
            new(
                DigestWords.Plain(OrganisationName),
                OrganisationWide ? "all settings" : SettingNumbers,
                DigestWords.About(Matters, Categories),
                CouncilDirectory.Find(IssuingCouncilId)?.Name ?? "",
                string.Join(", ", Marks),
                date
            );

        private string SettingNumbers =>
            DigestWords.Plain(string.Join(", ", Urns.Where(urn => urn.Length > 0)))
                is { Length: > 0 } urns
                ? urns
                : "see the notice";

        private IEnumerable<string> Marks =>
            new[] { Affected ? "affects you" : "", Urgent ? "urgent" : "" }.Where(mark =>
                mark.Length > 0
            );
    }
}
