using System.Globalization;
using Microsoft.Extensions.Options;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>compare</c>: whether a challenger ranks frauds better than the champion.</summary>
internal static class CompareVerb
{
    public const string Name = "compare";

    private static readonly VerbUsage Usage = new(Name, "Compares two registered models on the same transactions and matured labels. The verdict is better, worse or not_shown; promotion is a verb of its own.",
    [
        .. VerbHost.Shared,
        new("--model", ArgumentKind.Text, "Comparison:Model", "the model that may take the other's place (default: the newest challenger)"),
        new("--with", ArgumentKind.Text, "Comparison:With", "the other (default: the champion)"),
        new("--from", ArgumentKind.Date, "Comparison:From", "first day (default: the first whose labels neither knew)"),
        new("--to", ArgumentKind.Date, "Comparison:To", "the day after the last (default: where labels are mature)"),
        new("--maturity-days", ArgumentKind.WholeNumber, "Comparison:MaturityDays", "days without a report that make a transaction genuine (default 30)"),
        new("--margin", ArgumentKind.Number, "Comparison:Margin", "gain in average precision that the interval has to lie above (default 0)"),
        new("--record", ArgumentKind.Text, "Comparison:Record", "a key of the lake, such as models/comparisons/DAY.json, to write the result to as well; then too_early is a verdict, not a failure"),
    ]);

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => CompareAsync(host.Services, cancellationToken));
    }

    private static async Task CompareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (options, output) = (services.GetRequiredService<IOptions<ComparisonOptions>>().Value, services.GetRequiredService<VerbOutput>());
        var compared = new ModelComparison(services.GetRequiredService<LakeHistory>(), services.GetRequiredService<ModelRegistry>(), options, services.GetRequiredService<EvaluationSettings>(), output.Progress);
        Comparison comparison;
        try
        {
            comparison = await compared.RunAsync(cancellationToken);
        }
        catch (TooEarlyException tooEarly) when (options.Record is not null)
        {
            var early = new EarlyComparison(EarlyComparison.TooEarly, tooEarly.Message);
            await RecordAsync(services, options.Record, early, cancellationToken);
            output.Print(early, tooEarly.Message);
            return;
        }

        if (options.Record is { } key) await RecordAsync(services, key, comparison, cancellationToken);
        output.Print(comparison, string.Create(CultureInfo.InvariantCulture, $"""
            {comparison.Model} against {comparison.With}, {comparison.From:yyyy-MM-dd} to {comparison.To:yyyy-MM-dd}: {comparison.Rows:N0} transactions, {comparison.Frauds:N0} reported frauds
            average precision {comparison.ModelAveragePrecision:0.0000} and {comparison.WithAveragePrecision:0.0000}; gain {comparison.Gain.Value:+0.0000;-0.0000} (95 %: {comparison.Gain.Low:+0.0000;-0.0000} to {comparison.Gain.High:+0.0000;-0.0000})
            verdict: {comparison.Verdict} by a margin of {comparison.Margin:0.####}
            """));
    }

    private static async Task RecordAsync<T>(IServiceProvider services, string key, T result, CancellationToken cancellationToken)
    {
        if (!await services.GetRequiredService<IModelObjects>().WriteNewAsync(key, VerbOutput.ToJson(result), cancellationToken))
        {
            throw new LakeException($"{key} holds another comparison: name another key.");
        }
    }
}
