using RegionalProviders.Common.V1;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>News about a registration affects every council with children at any of its settings.</summary>
public sealed class PremisesTests
{
    [Fact]
    public async Task Placement_AtPremisesThatTheRegisterHas_FlagsItsCouncilUntilTheyAreRemoved()
    {
        await using var scene = await Scene.OwnAsync();
        var home = new Register(scene);
        await InRegisterAsync(scene, home);
        var officer = await scene.OfficerAsync();
        var created = await officer.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Registration = new RegistrationKey { Regulator = Regulator.Ofsted, Urn = home.Urn },
                Name = "Second premises",
                ServiceType = ServiceType.SupportedLodgings,
                HostAuthorityGss = TestPrincipals.Leeds,
            }
        );
        var premises = Guid.Parse(created.Setting.Id);
        await PremisesBecomeAsync(scene, home, 1);
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: premises);
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);

        await home.InadequateAsync();
        await home.TellAsync(home.Status(RegistrationStatus.Active, RegistrationStatus.Suspended));

        var seen = await home.DraftsAsync(TestPrincipals.Somerset);
        Assert.Equal(
            [DraftCause.RegistrationSuspended, DraftCause.JudgedFailing],
            seen.Select(draft => draft.Cause)
        );
        Assert.All(seen, draft => Assert.True(draft.Affected));
        Assert.Equal(2, await CountAsync());
        // Bath, the host of the primary setting, is to issue them; it learns that one council is affected.
        Assert.All(
            await home.DraftsAsync(),
            draft => Assert.Equal((true, 1), (draft.Own, draft.AffectedCouncils))
        );
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Leeds));

        await scene.QueryAsync<int>(
            "delete from providers.history where setting_id = @premises; delete from providers.setting_source where setting_id = @premises; delete from providers.setting where id = @premises",
            new { premises }
        );
        await RepublishAsync(scene);
        await PremisesBecomeAsync(scene, home, 0);

        Assert.Empty(await home.DraftsAsync(TestPrincipals.Somerset));
        Assert.Equal(0, await CountAsync());
        Assert.All(await home.DraftsAsync(), draft => Assert.Equal(0, draft.AffectedCouncils));

        async Task<int> CountAsync() =>
            (await somerset.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest())).DraftsAffected;
    }

    [Fact]
    public async Task Registration_RecordedLateOrByAnOlderRegister_TakesNothingAway()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var (kept, removed) = (Guid.NewGuid(), Guid.NewGuid());
        await home.RecordAsync(TestPrincipals.Bath, 2, (kept, null));
        // A message replayed from the error queue.
        await home.RecordAsync(TestPrincipals.Bath, 1, (removed, null));
        // A replica of the previous version knows only one setting.
        await home.RecordAsync(TestPrincipals.Bath, minute: 3);
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: kept);
        await home.LiveAsync(TestPrincipals.Leeds, 1, at: removed);

        await home.InadequateAsync();

        Assert.True((await home.DraftAsync(TestPrincipals.Somerset)).Affected);
        Assert.Single(
            await (await scene.OfficerAsync(TestPrincipals.Bath))
                .ListDraftsAsync(new ListDraftsRequest { SettingId = kept.ToString() })
                .ToListAsync()
        );
        Assert.Empty(await home.DraftsAsync(TestPrincipals.Leeds));
        Assert.Equal(1, (await home.DraftAsync()).AffectedCouncils);
    }

    [Fact]
    public async Task Host_OfARegistrationWithoutAddress_IsTheCouncilOfAllItsPremises()
    {
        var scene = await Scene.SetAsync();
        var (one, several) = (new Register(scene, null), new Register(scene, null));
        var (bath, somerset) = (
            await scene.CouncilAsync(TestPrincipals.Bath),
            await scene.CouncilAsync(TestPrincipals.Somerset)
        );
        await one.RecordAsync(null, 1, (Guid.NewGuid(), bath), (Guid.NewGuid(), bath));
        await several.RecordAsync(null, 1, (Guid.NewGuid(), bath), (Guid.NewGuid(), somerset));

        await one.InadequateAsync();
        await several.InadequateAsync();

        Assert.True((await one.DraftAsync()).Own);
        Assert.Empty(await several.DraftsAsync());
        // The draft moves once the register learns of the host.
        await several.RecordAsync(null, 2, (Guid.NewGuid(), somerset));
        Assert.True((await several.DraftAsync(TestPrincipals.Somerset)).Own);
    }

    [Fact]
    public async Task Notice_AboutARegistration_AffectsWhoHasChildrenAtAnyOfItsSettings()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var premises = Guid.NewGuid();
        await home.RecordAsync(TestPrincipals.Bath, 1, (premises, null));
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: premises);
        await home.InadequateAsync();
        var host = await scene.OfficerAsync(TestPrincipals.Bath);

        var issued = await host.NoticeDrafts.IssueDraftAsync(
            home.Completed(await home.DraftAsync())
        );
        // A notice about one of the settings is not about any other.
        var quality = await scene.RaiseAsync(notice =>
        {
            notice.Settings[0] = new NoticeSetting { Id = home.Setting.ToString(), Urn = home.Urn };
        });

        Assert.True(await AffectedAsync(issued.Notice.Id));
        Assert.False(await AffectedAsync(quality.Id));
        Assert.Equal([issued.Notice.Id], await AboutAsync(premises));
        Assert.Equal([quality.Id, issued.Notice.Id], await AboutAsync(home.Setting));
        // The same matter about the same registration, through another of its settings.
        var again = scene.New(notice =>
        {
            home.SameMatter(notice);
            notice.Settings[0] = new NoticeSetting { Id = premises.ToString(), Urn = home.Urn };
        });
        await PlatformAssert.FailsAsync(
            ErrorReason.AlreadyExists,
            (await scene.OfficerAsync()).Notices.RaiseNoticeAsync(again)
        );

        async Task<bool> AffectedAsync(string notice) =>
            Assert.Single(await scene.ArriveAsync(notice, 1, TestPrincipals.Somerset)).Affected;

        async Task<IEnumerable<string>> AboutAsync(Guid setting) =>
            await host.ListNoticesAsync(new ListNoticesRequest { SettingId = setting.ToString() })
                .Select(notice => notice.Id)
                .ToListAsync();
    }

    [Fact]
    public async Task Draft_OfWhatANoticeTellsOfAnotherSetting_IsCovered()
    {
        var scene = await Scene.SetAsync();
        var (before, after) = (new Register(scene), new Register(scene));
        var premises = new Dictionary<Register, Guid>
        {
            [before] = Guid.NewGuid(),
            [after] = Guid.NewGuid(),
        };
        foreach (var (home, setting) in premises)
            await home.RecordAsync(TestPrincipals.Bath, 1, (setting, null));

        var first = await RaiseAsync(before);
        await before.InadequateAsync();
        await after.InadequateAsync();
        var second = await RaiseAsync(after);

        foreach (var (home, notice) in new[] { (before, first), (after, second) })
        {
            var draft = await home.DraftAsync();
            Assert.Equal((DraftState.Covered, notice.Id), (draft.State, draft.NoticeId));
        }

        Task<Notice> RaiseAsync(Register home) =>
            scene.RaiseAsync(notice =>
            {
                home.SameMatter(notice);
                notice.Settings[0] = new NoticeSetting
                {
                    Id = premises[home].ToString(),
                    Urn = home.Urn,
                };
            });
    }

    [Fact]
    public async Task OrganisationWideNotice_AffectsWhoHasChildrenAtItsPremises()
    {
        var scene = await Scene.SetAsync();
        var home = new Register(scene);
        var premises = Guid.NewGuid();
        await home.RecordAsync(TestPrincipals.Bath, 1, (premises, null));
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: premises);

        var notice = await scene.RaiseAsync(given =>
        {
            given.Organisation.Id = home.Organisation.ToString();
            given.OrganisationWide = true;
            given.Settings.Clear();
        });

        Assert.True(
            Assert.Single(await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset)).Affected
        );
    }

    // As if imported from a list: what was published about it is sent with the first change of any of its settings.
    private static Task<IReadOnlyList<int>> InRegisterAsync(Scene scene, Register home) =>
        scene.QueryAsync<int>(
            """
            insert into providers.registration (id, regulator, urn, provision_type, status, created_at, updated_at)
            values (@Setting, 'Ofsted', @Urn, 'Supported accommodation', 'Active', now(), now());
            insert into providers.setting (id, registration_id, is_primary, name, service_type, host_authority_id, urn,
                regulator, status, sort_name, list_key, created_at, updated_at)
            values (@Setting, @Setting, true, 'Invented', 'ParentAndChildSupportedAccommodation', @Host, @Urn, 'Ofsted', 'Active', 'invented', '', now(), now());
            """,
            new
            {
                home.Setting,
                home.Urn,
                home.Host,
            }
        );

    private static Task<IReadOnlyList<int>> PremisesBecomeAsync(
        Scene scene,
        Register home,
        int count
    ) =>
        Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<int>(
                    """
                    select (select count(*)::int from notifications.register_premises where urn = @Urn)
                    from notifications.register_entry where urn = @Urn
                    """,
                    new { home.Urn }
                ),
            found => found is [var now] && now == count
        );

    private static async Task RepublishAsync(Scene scene)
    {
        await using var answer = new StringWriter();
        Assert.Equal(
            0,
            await OperatorCommands.RunAsync(
                ["register", "republish"],
                [ProvidersModule.Module],
                scene.Platform.Services,
                answer,
                CancellationToken.None
            )
        );
    }
}
