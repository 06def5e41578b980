using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Visa.LocalAws.Storage;

internal static class StorageRegistration
{
    private const string RegionVariable = "AWS_REGION";
    private const string DefaultRegion = "us-east-1";

    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<LocalAwsOptions>()
            .BindConfiguration(LocalAwsOptions.SectionName)
            .PostConfigure<IConfiguration>((options, configuration) => options.Region = FirstNonEmpty(options.Region, configuration[RegionVariable], DefaultRegion))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<DataDirectory>();
        services.TryAddSingleton<CommitThreads>();
        services.TryAddSingleton<SegmentLogOptions>();
        services.TryAddSingleton<LogStore>();
        return services;
    }

    private static string FirstNonEmpty(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                return value;
            }
        }

        return "";
    }
}
