using Microsoft.Extensions.Options;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.ModelReports;
using Visa.Scoring.Registry;
using Visa.Scoring.TrainingRuns;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>train</c>: trains a model on the lake's history, registers it with its report, and makes it a challenger, or the first champion.</summary>
internal static class TrainVerb
{
    public const string Name = "train";

    private const string By = "visa train";

    private static readonly VerbUsage Usage = new(Name, "Trains a model on the lake's history and registers it as a challenger, with a report.",
    [
        .. VerbHost.Shared,
        new("--from", ArgumentKind.Date, "Training:From", "first day to train on (default: the first of the lake)"),
        new("--to", ArgumentKind.Date, "Training:To", "the day after the last of the test (default: after the last of the lake)"),
        new("--delay-days", ArgumentKind.WholeNumber, "Training:DelayDays", "days for labels to mature, before validation and before the test (default 7)"),
        new("--validation-days", ArgumentKind.WholeNumber, "Training:ValidationDays", "days that settings are chosen on (default 7)"),
        new("--test-days", ArgumentKind.WholeNumber, "Training:TestDays", "days that the figures are of (default 7)"),
        new("--trials", ArgumentKind.WholeNumber, "Training:Trials", "drawn settings of LightGBM to try beside the usual ones (default 6)"),
        new("--trees", ArgumentKind.WholeNumber, "Training:Trees", "most trees of a model with usual settings (default 300); fewer take larger steps"),
        new("--learners", ArgumentKind.Text, "Training:Learners", "of lightgbm,fasttree,fastforest,logistic_regression (default: all)"),
        new("--max-honest", ArgumentKind.WholeNumber, "Training:MaxHonest", "honest transactions to train on at most (default 300,000); all frauds are used"),
        new("--risk", ArgumentKind.Text, "Training:Risk", "none or daily: the risk tables that live decisions see (default none)"),
        new("--seed", ArgumentKind.WholeNumber, "Training:Seed", "chooses drawn rows and settings (default 1)"),
        new("--threads", ArgumentKind.WholeNumber, "Training:Threads", "of the learners (default: one a core)"),
        new("--promote-first", ArgumentKind.Flag, "Training:PromoteFirst", "make it the champion when there is none"),
        new("--unless-champion", ArgumentKind.Flag, "Training:UnlessChampion", "do nothing when there is a champion"),
        new("--background", ArgumentKind.Flag, "Training:Background", "let everything else on this machine go first"),
    ]);

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => TrainAsync(host.Services, cancellationToken));
    }

    private static async Task TrainAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<TrainingOptions>>().Value;
        var (registry, output, settings) = (services.GetRequiredService<ModelRegistry>(), services.GetRequiredService<VerbOutput>(), services.GetRequiredService<EvaluationSettings>());
        if (options.Background) System.Diagnostics.Process.GetCurrentProcess().PriorityClass = System.Diagnostics.ProcessPriorityClass.BelowNormal;
        if (options.UnlessChampion && (await registry.LoadAsync(cancellationToken)).Champion is { } champion)
        {
            output.Print(new { Skipped = true, Champion = champion }, $"{champion} is the champion: nothing to do.");
            return;
        }

        var run = new TrainingRun(services.GetRequiredService<LakeHistory>(), services.GetRequiredService<TruthFiles>(), registry, options, settings, output.Progress);
        var result = await run.RunAsync(cancellationToken);
        var stage = await RegisterAsync(registry, result, options.PromoteFirst, settings, cancellationToken);
        output.Print(TrainingSummary.Of(result, stage), TrainingSummary.Of(result, stage).ToWords());
    }

    private static async Task<ModelStage> RegisterAsync(ModelRegistry registry, TrainingResult result, bool promoteFirst, EvaluationSettings settings, CancellationToken cancellationToken)
    {
        var version = result.Model.Description.Version;
        await registry.WriteProfileAsync(version, result.Profile, cancellationToken);
        await registry.RegisterAsync(result.Model, HtmlRenderer.Render(ModelPage.Of(result, settings)), By, cancellationToken);
        var state = await registry.LoadAsync(cancellationToken);
        if (state.StageOf(version) is { } stage and not ModelStage.Candidate) return stage;
        var isFirst = promoteFirst && state.Champion is null;
        await registry.ChangeAsync(version, isFirst ? ModelStage.Champion : ModelStage.Challenger, By, isFirst ? "the first model" : "trained: to be compared on live traffic", cancellationToken);
        return isFirst ? ModelStage.Champion : ModelStage.Challenger;
    }
}
