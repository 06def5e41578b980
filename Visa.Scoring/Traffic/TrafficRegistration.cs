namespace Visa.Scoring.Traffic;

internal static class TrafficRegistration
{
    public static void AddTraffic(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TrafficOptions>().BindConfiguration(TrafficOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LiveQueue>();
        builder.Services.AddSingleton<RecentRows>();
        builder.Services.AddSingleton<ILiveReader>(services => services.GetRequiredService<RecentRows>());
        builder.Services.AddSingleton<ILiveReader, ShadowScorer>();
        builder.Services.AddHostedService<LiveWorker>();
    }
}
