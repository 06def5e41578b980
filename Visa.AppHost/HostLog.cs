using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Visa.AppHost;

/// <summary>
/// The host calls a start that the run's end cuts short a failure, with a stack; yet a short run ends while its first model still waits for its data, as it should. A start that fails for
/// another reason is told as ever.
/// </summary>
internal static class HostLog
{
    private const string Category = "Microsoft.Extensions.Hosting.Internal.Host";

    public static void QuietWhenStopping(this IServiceCollection services) =>
        services.AddOptions<LoggerFilterOptions>().Configure<IServiceProvider>((options, provider) => options.Rules.Add(new LoggerFilterRule(
            providerName: null, Category, logLevel: null, (_, _, level) => level >= LogLevel.Information && !IsStopping(provider))));

    // Asked for when a line is written, not before: the lifetime has a log of its own.
    private static bool IsStopping(IServiceProvider services) => services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
}
