using Microsoft.Extensions.Options;
using Observability.Archiving.Api;
using Observability.Archiving.Parts;
using Observability.Archiving.Retention;
using Observability.Archiving.Searching;
using Observability.Archiving.Storage;
using Observability.Archiving.Stores;
using ServiceDefaults.Http;

namespace Observability.Archiving;

/// <summary>Registers retention and archive: sections <c>Observability:Retention</c> and <c>Observability:Archive</c>.</summary>
internal static class ArchivingExtensions
{
    public static WebApplicationBuilder AddArchiving(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddOptions<ArchiveOptions>().BindConfiguration(ArchiveOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IArchiveFiles>(CreateFiles);
        services.AddSingleton<Archive>();
        services.AddSingleton<ILogStore, PostgresLogs>();
        services.AddSingleton<ArchiveMetrics>();
        services.AddSingleton<PartCatalogue>();
        services.AddSingleton<PartWriter>();
        services.AddSingleton<AttemptTidying>();
        services.AddSingleton<PortionArchiver>();
        services.AddSingleton<ArchiveRun>();
        services.AddSingleton<RetentionDue>();
        services.AddSingleton<PartReader>();
        services.AddSingleton<ArchiveSearch>();
        services.AddHostedService<RetentionSchedule>();
        services.Configure<ProblemMap>(ArchiveProblems.Map);
        return builder;
    }

    public static void MapArchive(this WebApplication app)
    {
        var archive = app.MapGroup("/archive").WithTags("Archive");
        RunArchive.Map(archive);
        ListArchive.Map(archive);
        SearchArchive.Map(archive);
        VerifyArchive.Map(archive);
        RestoreArchive.Map(archive);
    }

    private static FolderFiles CreateFiles(IServiceProvider services) => new(Path.Combine(
        services.GetRequiredService<IHostEnvironment>().ContentRootPath, services.GetRequiredService<IOptions<ArchiveOptions>>().Value.Folder ?? ArchiveOptions.DefaultFolder));
}
