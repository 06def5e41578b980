using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Loads;
using Visa.LocalAws.Warehouse.Release;

namespace Visa.LocalAws.Warehouse;

internal static class WarehouseRegistration
{
    /// <summary>Needs S3 to be registered before it.</summary>
    public static IServiceCollection AddWarehouse(this IServiceCollection services)
    {
        services.AddOptions<WarehouseOptions>().BindConfiguration(WarehouseOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WarehouseCatalog>();
        services.AddSingleton<LakeStore>();
        services.AddSingleton<LoadSource>();
        services.AddSingleton<LoadErrorLog>();
        services.AddSingleton<CopyLoader>();
        services.AddSingleton<IAwsJsonService, WarehouseReleaseService>();
        return services;
    }
}
