using Microsoft.Extensions.Options;
using Visa.Generator.Sending;
using Visa.Generator.Truth;

namespace Visa.Generator.Live;

internal static class LiveTrafficRegistration
{
    private static readonly TimeSpan AfterFlush = TimeSpan.FromSeconds(2);

    public static void AddLiveTraffic(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GeneratorOptions>().BindConfiguration(GeneratorOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<GeneratorOptions>, GeneratorOptionsValidator>();
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<GeneratorOptions>>((host, generator) => host.ShutdownTimeout = generator.Value.DrainTimeout + LiveTraffic.FlushTimeout + AfterFlush);
        services.AddMetrics();
        services.AddSingleton<GeneratorTelemetry>();
        services.AddSingleton<ExitStatus>();
        services.AddSingleton<RecordBatcher>();
        services.AddSingleton<TransactionSender>();
        services.AddSingleton<ChargebackSender>();
        services.AddSingleton<TruthLog>();
        services.AddHostedService<LiveTraffic>();
    }
}
