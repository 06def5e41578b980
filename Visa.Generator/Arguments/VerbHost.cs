using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.Arguments;

/// <summary>
/// What the verbs that end by themselves have in common: configuration from the command line, logs on standard error so that standard
/// output is the result's, and exit codes.
/// </summary>
internal static class VerbHost
{
    /// <summary>Reads the command line.</summary>
    /// <param name="args">All of it, the verb first.</param>
    /// <param name="usage">What the verb takes.</param>
    /// <param name="builder">What the verb adds its services to.</param>
    /// <param name="defaultDays">Days when none are given; null when they have to be.</param>
    /// <returns>The exit code when there is nothing to run: help was asked for, or the usage is wrong.</returns>
    public static int? Create(string[] args, VerbUsage usage, out HostApplicationBuilder builder, int? defaultDays = null)
    {
        builder = null!;
        if (!VerbArguments.TryParse(args.AsSpan(1), usage, out var arguments, out var error))
        {
            Console.Error.WriteLine(error);
            return 2;
        }
        if (arguments.WantsHelp)
        {
            Console.WriteLine(usage.Help);
            return 0;
        }
        builder = Host.CreateApplicationBuilder();
        if (defaultDays is { } days) builder.Configuration.AddInMemoryCollection([new($"{HistoryOptions.SectionName}:{nameof(HistoryOptions.Days)}", $"{days}")]);
        builder.Configuration.AddInMemoryCollection(arguments.Settings);
        builder.AddServiceDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddOptions<GeneratorOptions>().BindConfiguration(GeneratorOptions.SectionName).ValidateDataAnnotations();
        builder.Services.AddOptions<HistoryOptions>().BindConfiguration(HistoryOptions.SectionName).ValidateDataAnnotations();
        return null;
    }

    /// <summary>Runs to the end, or until told to stop.</summary>
    /// <returns>The exit code of the process.</returns>
    public static Task<int> RunAsync(IHost host, Func<CancellationToken, Task> run) => host.RunAsync(run, exception => exception is HistoryException);
}
