using Amazon.Kinesis.ClientLibrary.MultiLang;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Makes an application one that AWS's MultiLangDaemon can start.</summary>
public static class MultiLangDaemonExtensions
{
    /// <summary>The first command-line argument that asks for it.</summary>
    public const string Verb = "multilang";

    private const string HostKey = $"{KclOptions.SectionName}:{nameof(KclOptions.Host)}";

    /// <summary>
    /// When the first argument is <see cref="Verb"/>, or <c>Kcl:Host</c> is MultiLang: keeps stdout for the protocol, sends every log and whatever else is
    /// written to the console to stderr, leaves the end of the process to the daemon, and sets <c>Kcl:Host</c>, which is to be bound to the options of
    /// <see cref="KinesisClientLibraryRegistration.AddKinesisClientLibrary{TFactory}"/>. To be called before anything writes to the console.
    /// </summary>
    /// <returns>Whether it was asked for.</returns>
    public static bool UseMultiLangDaemonWhenAsked(this IHostApplicationBuilder builder, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(arguments);

        var isSet = builder.Configuration.GetValue<ProcessorHost>(HostKey) == ProcessorHost.MultiLang;
        if (!isSet && (arguments.Count == 0 || arguments[0] != Verb))
            return false;

        StandardStreams.Claim();
        builder.Configuration[HostKey] = nameof(ProcessorHost.MultiLang);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, DaemonLifetime>();
        return true;
    }
}
