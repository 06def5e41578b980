using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.SecretsManager;

internal static class SecretsManagerRegistration
{
    public static IServiceCollection AddSecretsManager(this IServiceCollection services)
    {
        services.AddSingleton<SecretStore>();
        services.AddSingleton<IAwsJsonService, SecretsManagerService>();
        return services;
    }
}
