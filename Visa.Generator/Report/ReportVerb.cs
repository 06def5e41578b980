using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.Arguments;
using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.Generator.Output;
using Visa.Generator.Report.Observations;
using Visa.Generator.Simulation;
using Visa.Reports.Pages;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.Report;

/// <summary>The verb <c>report</c>: simulates some days and shows on one page how real they look.</summary>
internal static class ReportVerb
{
    public const string Name = "report";

    private static readonly VerbUsage Usage = new(Name, "Simulates some days and writes one HTML page of plots by which to judge how real they look.",
    [
        .. SimulationOptions.All,
        new("--to", ArgumentKind.Text, "History:To", "the HTML file to write"),
    ])
    { Command = "./visa generate " + Name };

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder, defaultDays: 90) is { } exitCode) return exitCode;
        builder.Services.AddOptions<HistoryOptions>().Validate(options => !string.IsNullOrEmpty(options.To), "report needs --to FILE.html.");
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => WriteAsync(host.Services, cancellationToken));
    }

    private static async Task WriteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var history = services.GetRequiredService<IOptions<HistoryOptions>>().Value;
        var generator = services.GetRequiredService<IOptions<GeneratorOptions>>().Value;
        var settings = generator.ToSettings(history.StartTime);
        var simulation = NetworkSimulation.Create(settings, new CardTokenizer(TokenKeyFactory.Create(generator)));
        var figures = new RealismFigures(simulation.Population);
        for (var days = 0; days < history.Days; days++) figures.Add(simulation.NextDay(history.Parallelism, cancellationToken));

        var file = new FileInfo(history.To!);
        var html = HtmlRenderer.Render(RealismPage.Build(figures, settings));
        await new FolderTarget(file.DirectoryName!).WriteAsync(file.Name, System.Text.Encoding.UTF8.GetBytes(html), cancellationToken);
        await Console.Error.WriteLineAsync($"{history.Days} days, {figures.Transactions} transactions: {file.FullName}");
    }
}
