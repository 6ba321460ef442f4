using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>
/// Councils of one consortium that raise notices, and change, close or retract some; and the watches of all of them,
/// which continue after every fault.
/// </summary>
internal sealed class NoticeWrites : IAsyncDisposable
{
    public const int Members = 8;

    /// <summary>Number of callers that raise notices at once while a service or PostgreSQL is killed.</summary>
    public const int WritersAtOnce = 4;
    private readonly string consortium;
    private readonly List<RegionalProvidersClient> officers;
    private int written;

    private NoticeWrites(string consortium, List<RegionalProvidersClient> officers)
    {
        this.consortium = consortium;
        this.officers = officers;
        Watches = officers.ConvertAll(officer => new InboxFollower(officer));
    }

    /// <summary>One watch for each council.</summary>
    public IReadOnlyList<InboxFollower> Watches { get; }

    /// <summary>Signs in the officers of eight members, spread over all replicas, and opens their watches.</summary>
    public static async Task<NoticeWrites> SignInAsync(FaultPlatform platform)
    {
        var members = CouncilDirectory
            .England.Take(Members)
            .Select(council => council.GssCode)
            .ToArray();
        var region = await platform.People.ConsortiumAsync("Members of notices", members);
        await Eventually.BecomesAsync(
            () => platform.OneAsync<int>("select count(*) from notifications.membership"),
            count => count == Members
        );
        var signedIn = new List<RegionalProvidersClient>();
        foreach (var gss in members)
            signedIn.Add(
                platform.Connect(
                    await platform.People.NewProfileAsync(
                        new CreateClientRequest
                        {
                            Kind = PrincipalKind.Council,
                            CouncilId = await platform.People.CouncilIdAsync(gss),
                            Roles = { Role.Officer },
                        }
                    ),
                    signedIn.Count % platform.Replicas.Count
                )
            );
        return new NoticeWrites(region, signedIn);
    }

    /// <summary>The next write of a mix, by the councils in turn.</summary>
    public Write Next()
    {
        var number = Interlocked.Increment(ref written);
        var officer = officers[number % officers.Count];
        return (number % 10) switch
        {
            < 6 => Raise(officer, "Raise", (_, _) => Task.CompletedTask),
            6 or 7 => Raise(officer, "Update", UpdateAsync),
            8 => Raise(officer, "Close", CloseAsync),
            _ => Raise(officer, "Retract", RetractAsync),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in Watches)
            await watch.DisposeAsync();
        foreach (var officer in officers)
            await officer.DisposeAsync();
    }

    private Write Raise(
        RegionalProvidersClient officer,
        string kind,
        Func<RegionalProvidersClient, Notice, Task> thenAsync
    )
    {
        var request = NewNotice();
        return new Write(
            kind,
            async () =>
            {
                var id = (await officer.Notices.RaiseNoticeAsync(request)).Notice.Id;
                if (kind == "Raise")
                    return id;
                // An attempt whose response was lost may already have changed it.
                var held = await officer.Notices.GetNoticeAsync(new GetNoticeRequest { Id = id });
                if (held.Notice.Version == 1)
                    await thenAsync(officer, held.Notice);
                return id;
            }
        );
    }

    private static async Task UpdateAsync(RegionalProvidersClient officer, Notice held) =>
        await officer.Notices.UpdateNoticeAsync(
            new UpdateNoticeRequest
            {
                Notice = new Notice
                {
                    Id = held.Id,
                    Etag = held.Etag,
                    ProviderComments = "The provider has filled two posts.",
                },
                UpdateMask = new FieldMask { Paths = { "provider_comments" } },
            }
        );

    private static async Task CloseAsync(RegionalProvidersClient officer, Notice held) =>
        await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest
            {
                Id = held.Id,
                Etag = held.Etag,
                Note = "Staffing is back.",
            }
        );

    private static async Task RetractAsync(RegionalProvidersClient officer, Notice held) =>
        await officer.Notices.RetractNoticeAsync(
            new RetractNoticeRequest
            {
                Id = held.Id,
                Etag = held.Etag,
                Reason = "It was about another home.",
            }
        );

    private RaiseNoticeRequest NewNotice()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        return new RaiseNoticeRequest
        {
            Notice = new Notice
            {
                ConsortiumIds = { consortium },
                Organisation = new NoticeOrganisation
                {
                    Id = Guid.NewGuid().ToString(),
                    Name = "Invented Care Limited",
                },
                Settings = { new NoticeSetting { Id = Guid.NewGuid().ToString() } },
                HostAuthorityGss = TestPrincipals.Bath,
                Categories = { NoticeCategory.Quality },
                ConcernIdentifiedOn = today.AddDays(-2).ToMessage(),
                ReviewOn = today.AddDays(28).ToMessage(),
                Facts = "Staffing fell below the level that the statement of purpose describes.",
                PlacementAction = PlacementAction.UnderReview,
                ContactRole = "placements team manager",
                Contact = "placements@council.example",
            },
            RequestId = Guid.NewGuid().ToString(),
        };
    }
}
