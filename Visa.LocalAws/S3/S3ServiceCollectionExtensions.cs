using Microsoft.Extensions.DependencyInjection.Extensions;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3;

internal static class S3ServiceCollectionExtensions
{
    public static IServiceCollection AddS3(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ObjectStore>();
        services.AddSingleton<IObjectStore>(provider => provider.GetRequiredService<ObjectStore>());
        services.AddSingleton<S3Handler>();
        return services;
    }
}
