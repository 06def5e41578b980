using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.CloudWatch;

internal static class CloudWatchRegistration
{
    public static IServiceCollection AddCloudWatch(this IServiceCollection services)
    {
        services.AddSingleton<MetricStore>();
        services.AddSingleton<CloudWatchService>();
        services.AddSingleton<IAwsJsonService>(provider => provider.GetRequiredService<CloudWatchService>());
        services.AddSingleton<CloudWatchHandler>();
        return services;
    }
}
