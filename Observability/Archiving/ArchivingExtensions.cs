using Microsoft.Extensions.Options;
using Observability.Archiving.Api;
using Observability.Archiving.Elastic;
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
        services.AddSingleton<IValidateOptions<ArchiveOptions>, ArchiveOptionsValidator>();
        services.AddSingleton<IArchiveFiles>(CreateFiles);
        services.AddSingleton<Archive>();
        services.AddSingleton<ILogStore, PostgresLogs>();
        builder.AddElasticLogs();
        services.AddSingleton<ArchiveMetrics>();
        services.AddSingleton<PartCatalogue>();
        services.AddSingleton<PartWriter>();
        services.AddSingleton<AttemptTidying>();
        services.AddSingleton<PortionArchiver>();
        services.AddSingleton<StoreRun>();
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

    private static IArchiveFiles CreateFiles(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ArchiveOptions>>().Value;
        var folder = Path.Combine(services.GetRequiredService<IHostEnvironment>().ContentRootPath, options.Folder ?? ArchiveOptions.DefaultFolder);
        return options.Kind == ArchiveKind.S3 ? new BucketFiles(options.S3!, folder) : new FolderFiles(folder);
    }
}
