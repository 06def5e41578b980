using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Visa.LocalAws.Faults;

internal static class FaultRegistration
{
    public static IServiceCollection AddFaults(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<FaultOptions>().BindConfiguration(FaultOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FaultSwitches>();
        services.AddSingleton<CallFaults>();
        return services;
    }
}
