using Visa.Scoring.Traffic;

namespace Visa.Scoring.Drift;

internal static class DriftRegistration
{
    public static void AddDrift(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DriftOptions>().BindConfiguration(DriftOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DriftMonitor>();
        builder.Services.AddSingleton<ILiveReader>(services => services.GetRequiredService<DriftMonitor>());
    }
}
