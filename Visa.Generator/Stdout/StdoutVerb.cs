using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.Arguments;
using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.Generator.Simulation;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.Stdout;

/// <summary>The verb <c>stdout</c>: transactions as JSON lines on standard output, for a pipe.</summary>
internal static class StdoutVerb
{
    public const string Name = "stdout";

    private static readonly VerbUsage Usage = new(Name, "Writes transactions as JSON lines, in the order of their time, until the days are over or the reader has enough.",
    [
        .. SimulationOptions.All,
        new("--limit", ArgumentKind.WholeNumber, "Stdout:Limit", "stop after so many lines"),
    ])
    { Command = "./visa generate " + Name };

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder, defaultDays: 1) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => WriteAsync(host.Services, cancellationToken));
    }

    private static async Task WriteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var history = services.GetRequiredService<IOptions<HistoryOptions>>().Value;
        var generator = services.GetRequiredService<IOptions<GeneratorOptions>>().Value;
        var limit = services.GetRequiredService<IConfiguration>().GetValue("Stdout:Limit", long.MaxValue);
        var simulation = NetworkSimulation.Create(generator.ToSettings(history.StartTime), new CardTokenizer(TokenKeyFactory.Create(generator)));
        await using var output = Console.OpenStandardOutput();
        await LineStream.WriteAsync(simulation, history, limit, output, cancellationToken);
    }
}
