using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Shop.Models;

internal static class ModelExtensions
{
    /// <summary>Adds the store of model files (section <c>Shop</c>) and its sweep.</summary>
    internal static void AddModels(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ShopOptions>().BindConfiguration(ShopOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ShopOptions>, ShopOptionsValidator>();
        builder.Services.AddSingleton<IModelStore>(CreateStore);
        builder.Services.AddSingleton<ModelFiles>();
        builder.Services.Configure<ProblemMap>(ModelProblems.Add);
        builder.Services.AddHostedService<ModelSweep>();
    }

    internal static void MapModels(this IEndpointRouteBuilder app) => GetModel.Map(app.MapGroup("/models").WithTags("Models"));

    private static IModelStore CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ShopOptions>>().Value.ModelStore;
        if (options.Kind == ModelStoreKind.S3)
            return new S3ModelStore(options.S3!);
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        return new FolderModelStore(Path.Combine(root, options.Folder ?? ModelStoreOptions.DefaultFolder));
    }
}
