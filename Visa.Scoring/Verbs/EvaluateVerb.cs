using Microsoft.Extensions.Options;
using Visa.Reports.Pages;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.ModelReports;
using Visa.Scoring.Registry;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>evaluate</c>: a registered model's figures on days that it has not learned from.</summary>
internal static class EvaluateVerb
{
    public const string Name = "evaluate";

    private static readonly VerbUsage Usage = new(Name, "Measures a registered model on days that it has not learned from.",
    [
        .. VerbHost.Shared,
        new("--model", ArgumentKind.Text, "Comparison:Model", "its version (default: the champion)"),
        new("--from", ArgumentKind.Date, "Comparison:From", "first day (default: the first whose labels the model did not know)"),
        new("--to", ArgumentKind.Date, "Comparison:To", "the day after the last (default: after the last of the lake)"),
        new("--report", ArgumentKind.Text, "Comparison:Report", "an HTML file to write"),
    ]);

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => EvaluateAsync(host.Services, cancellationToken));
    }

    private static async Task EvaluateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (options, output, settings) = (services.GetRequiredService<IOptions<ComparisonOptions>>().Value, services.GetRequiredService<VerbOutput>(), services.GetRequiredService<EvaluationSettings>());
        var evaluation = new ModelEvaluation(services.GetRequiredService<LakeHistory>(), services.GetRequiredService<TruthFiles>(), services.GetRequiredService<ModelRegistry>(), options, settings, output.Progress);
        var result = await evaluation.RunAsync(cancellationToken);
        if (options.Report is { } file) await File.WriteAllTextAsync(file, HtmlRenderer.Render(ModelPage.Of(result, settings)), cancellationToken);
        output.Print(
            new { Model = result.Model.Version, result.From, result.To, Transactions = result.Rows.Count, Frauds = result.Rows.IsFraud.Count(fraud => fraud), result.Metrics },
            $"{result.Model.Version}, {result.From:yyyy-MM-dd} to {result.To:yyyy-MM-dd}{Environment.NewLine}{TrainingSummary.Words(result.Metrics)}");
    }
}
