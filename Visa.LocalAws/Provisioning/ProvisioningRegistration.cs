using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Visa.LocalAws.Provisioning;

internal static class ProvisioningRegistration
{
    /// <summary>Provisions after every service has started: it must be registered last.</summary>
    public static WebApplicationBuilder AddProvisioning(this WebApplicationBuilder builder)
    {
        AddProvisionFile(builder);
        builder.Services.AddOptions<ProvisionOptions>().BindConfiguration(ProvisionOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<BucketCreation>();
        builder.Services.AddHostedService<Provisioner>();
        return builder;
    }

    /// <summary>The file comes before the environment, so that a variable can override one value of it.</summary>
    private static void AddProvisionFile(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration[$"{LocalAwsOptions.SectionName}:{nameof(LocalAwsOptions.ProvisionFile)}"] is not { Length: > 0 } path)
        {
            return;
        }

        var file = new JsonConfigurationSource { Path = Path.GetFullPath(path), Optional = false, ReloadOnChange = false };
        file.ResolveFileProvider();
        var environment = configuration.Sources.Select((source, index) => (source, index))
            .Where(item => item.source is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            .Select(item => item.index);
        configuration.Sources.Insert(environment.DefaultIfEmpty(0).First(), file);
    }
}
