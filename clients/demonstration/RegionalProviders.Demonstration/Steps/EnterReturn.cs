using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Demonstration.Generation;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Enters one council's return, from its file to its submission; returns the errors in its first file.</summary>
internal static class EnterReturn
{
    internal static async Task<IReadOnlyList<ReturnFinding>> RunAsync(
        MemberCouncil council,
        Window window
    )
    {
        var before = await Polling.UntilAsync(
            "The placements service does not know the member yet",
            () => ReadAsync(council, window)
        );
        if (before.State is SubmissionState.Submitted or SubmissionState.Accepted)
            return [];
        if (!council.HasPlacements)
        {
            await council.Client.Submissions.FileNilReturnAsync(
                new FileNilReturnRequest { WindowId = window.Id }
            );
            return [];
        }

        var asAt = window.SnapshotOn.ToDateOnly()!.Value;
        var rows = await InventAsync(council, asAt);
        var mistakes = council.MakesMistakes ? await MakeMistakesAsync(council, window, rows) : [];

        // The placements service learns of registrations one by one, so an early upload may still have errors.
        await Polling.UntilAsync(
            $"The return of {council.Name} has errors",
            async () =>
                await UploadAsync(council, window, "return", rows) is { Counts.Errors: 0 } good
                    ? good
                    : null
        );
        await SubmitAsync(council, window);
        return mistakes;
    }

    private static async Task<IReadOnlyList<ReturnFinding>> MakeMistakesAsync(
        MemberCouncil council,
        Window window,
        List<Dictionary<string, string>> rows
    )
    {
        var spoilt = InventedReturn.Spoil(rows, window.SnapshotOn.ToDateOnly()!.Value);
        await UploadAsync(council, window, "with-errors", spoilt);
        var found = await council.Client.Submissions.ListFindingsAsync(
            new ListFindingsRequest { WindowId = window.Id, Severity = FindingSeverity.Error }
        );
        return found.Findings;
    }

    private static async Task SubmitAsync(MemberCouncil council, Window window)
    {
        var entered = (await ReadAsync(council, window))!;
        if (entered.WarningCount > 0)
            await council.Client.Submissions.AcknowledgeWarningsAsync(
                new AcknowledgeWarningsRequest { WindowId = window.Id, Etag = entered.Etag }
            );
        await council.Client.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = window.Id }
        );
    }

    private static async Task<Submission?> ReadAsync(MemberCouncil council, Window window)
    {
        try
        {
            return (
                await council.Client.Submissions.GetSubmissionAsync(
                    new GetSubmissionRequest { WindowId = window.Id }
                )
            ).Submission;
        }
        catch (PlatformException exception)
            when (exception.Reason is ErrorReason.NotAMember or ErrorReason.NotFound)
        {
            return null;
        }
    }

    private static async Task<List<Dictionary<string, string>>> InventAsync(
        MemberCouncil council,
        DateOnly asAt
    )
    {
        const int Some = 40;
        const int Few = 5;
        var settings = new List<Setting>();
        foreach (
            var (type, region, most) in new[]
            {
                (ServiceType.IndependentFosteringAgency, "South West", Some),
                (ServiceType.ChildrensHome, "South West", Some),
                (ServiceType.SupportedAccommodation, "South West", Some),
                (ServiceType.ChildrensHome, "West Midlands", Few),
            }
        )
            settings.AddRange(
                await council
                    .Client.SearchSettingsAsync(
                        new SearchSettingsRequest
                        {
                            ServiceTypes = { type },
                            Regions = { region },
                            Statuses = { RegistrationStatus.Active },
                        }
                    )
                    .Where(each => each.Registration is not null)
                    .Take(most)
                    .ToListAsync()
            );
        return new InventedReturn(council.Council, settings, asAt, council.Seed).Create(
            40 + council.Seed * 7
        );
    }

    private static async Task<FileReport> UploadAsync(
        MemberCouncil council,
        Window window,
        string name,
        IEnumerable<IReadOnlyDictionary<string, string>> rows
    )
    {
        Directory.CreateDirectory(council.Folder);
        var path = Path.Combine(council.Folder, $"{council.Council.GssCode}-{name}.csv");
        await ReturnFile.WriteAsync(path, rows);
        await using var file = File.OpenRead(path);
        return await council.Client.Returns.UploadAsync(
            file,
            Path.GetFileName(path),
            window.Id,
            withdraw: false,
            Guid.NewGuid()
        );
    }
}
