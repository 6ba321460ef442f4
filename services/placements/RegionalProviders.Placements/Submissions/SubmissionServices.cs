using Microsoft.Extensions.DependencyInjection.Extensions;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Events;
using RegionalProviders.Placements.Submissions.Files;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions;

/// <summary>Registers the services that the yearly submission needs.</summary>
internal static class SubmissionServices
{
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<RowUploads>();
        services
            .AddStrictOptions<FileUploadOptions>(FileUploadOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<FileImporter>();
        services.TryAddSingleton<FileTurns>();
        services.AddPeriodicJob<WindowJob>();
        services.AddPeriodicJob<UploadCleanUpJob>();
    }

    public static MessagingModule PublishesSubmissions(this MessagingModule module) =>
        module
            .Publishes<WindowOpened>()
            .Publishes<WindowClosed>()
            .Publishes<SubmissionAccepted>()
            .Publishes<SubmissionReturned>();

    public static void MapSubmissions(this WebApplication app)
    {
        app.MapGrpcService<WindowGrpcService>();
        app.MapGrpcService<SubmissionGrpcService>();
    }
}
