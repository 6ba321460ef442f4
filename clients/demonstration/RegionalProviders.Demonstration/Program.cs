using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Demonstration;
using RegionalProviders.Demonstration.Steps;
using Spectre.Console;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync("usage: --data FOLDER [--ofsted FILE[,FILE]]");
    return 2;
}

if (Console.IsOutputRedirected)
{
    // A redirected output has no width and no colours.
    AnsiConsole.Profile.Width = 160;
    AnsiConsole.Profile.Capabilities.Ansi = false;
}

try
{
    await using var administrator = RegionalProvidersClient.Connect(
        ClientProfile.Load(Path.Combine(options.Folder, "admin.json"))
    );
    var consortium = await FoundConsortium.RunAsync(administrator);
    var profile = await SignUpCouncil.RunAsync(administrator, options.Folder);
    await using var council = RegionalProvidersClient.Connect(ClientProfile.Load(profile));
    var lists = await PrepareLists.RunAsync(administrator, options);

    await ImportList.RunAsync(administrator, lists[0]);
    await UseRegister.RunAsync(council);
    await ShowDueDocuments.RunAsync(council, consortium);
    await using var coordinator = RegionalProvidersClient.Connect(
        ClientProfile.Load(
            await Profiles.OfCoordinatorAsync(administrator, options.Folder, consortium)
        )
    );
    var members = await SignUpMembers.RunAsync(administrator, options.Folder);
    try
    {
        await using var receiver = WebhookReceiver.Start();
        await using var integration = RegionalProvidersClient.Connect(
            ClientProfile.Load(
                await Profiles.OfIntegrationAsync(administrator, options.Folder, members[0].Id)
            )
        );
        await RegisterWebhook.RunAsync(integration, receiver);
        LatestList? latest = null;
        foreach (var list in lists.Skip(1))
        {
            var report = await ImportList.RunAsync(administrator, list);
            latest = new(report, Stopwatch.GetTimestamp(), TimeProvider.System.GetUtcNow());
            await ShowJudgementChanges.RunAsync(council, report);
        }

        await WarnMembers.RunAsync(members, consortium, receiver, latest);
        await MarchReturn.RunAsync(coordinator, consortium, members);
    }
    finally
    {
        foreach (var member in members)
            await member.DisposeAsync();
    }

    NextSteps.Print(options, profile);
    return 0;
}
catch (Exception exception)
    when (exception
            is PlatformException
                or SignInException
                or ProfileException
                or IOException
                or TimeoutException
    )
{
    BritishConsole.WriteLine($"[red]The demonstration stopped:[/] {exception.Message}");
    return 1;
}
