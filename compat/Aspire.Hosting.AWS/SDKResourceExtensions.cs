using Amazon;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;

namespace Aspire.Hosting;

/// <summary>Gives resources their AWS profile and region.</summary>
public static class SDKResourceExtensions
{
    public static IAWSSDKConfig AddAWSSDKConfig(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new AWSSDKConfig();
    }

    public static IAWSSDKConfig WithProfile(this IAWSSDKConfig config, string profile)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Profile = profile;
        return config;
    }

    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, RegionEndpoint region)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Region = region;
        return config;
    }

    /// <param name="config">The configuration.</param>
    /// <param name="systemName">Such as <c>us-west-2</c>.</param>
    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, string systemName) =>
        config.WithRegion(RegionEndpoint.GetBySystemName(systemName));

    /// <summary>
    /// Sets the variables that the SDK's clients read (<c>AWS_PROFILE</c>, <c>AWS_REGION</c>) and those that its configuration
    /// extension reads (<c>AWS__Profile</c>, <c>AWS__Region</c>).
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(awsSdkConfig);
        return builder.WithEnvironment(context =>
        {
            Set(context.EnvironmentVariables, "Profile", awsSdkConfig.Profile);
            Set(context.EnvironmentVariables, "Region", awsSdkConfig.Region?.SystemName);
        });
    }

    private static void Set(Dictionary<string, object> variables, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        variables[$"AWS__{name}"] = value;
        variables[$"AWS_{name.ToUpperInvariant()}"] = value;
    }
}
