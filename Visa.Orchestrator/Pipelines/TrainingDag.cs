using System.Globalization;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>
/// Every night: train on the lake's history, which registers a challenger; compare the newest challenger with the champion on labels that have matured; make it the champion when it
/// is shown to be better by the margin. Until labels have matured the run says what it waits for.
/// </summary>
public sealed class TrainingDag(IOptions<TrainingDagOptions> options, ScoringVerbs verbs) : IDag
{
    private const string IsBetter = "better";
    private const string IsNotBetter = "not-better";
    private const string IsTooEarly = "too-early";

    private readonly TrainingDagOptions _options = options.Value;

    public void Configure(DagBuilder dag)
    {
        dag.Describe("Trains a challenger every night, and promotes it once matured labels show that it is better than the champion. Not more often: what a shorter interval adds are labels, and those take weeks.")
            .OwnedBy("fraud-models")
            .EveryInterval(_options.Cron, _options.Zone)
            .Catchup(Catchup.None)
            .Overlap(Overlap.Skip)
            .Deadline(_options.Deadline);

        var train = verbs.Add(dag, new VerbStep("train", _ => ["--background"], _options.VerbTimeout) { Updates = "challenger" });
        var margin = _options.Margin.ToString(CultureInfo.InvariantCulture);
        var compare = verbs.Add(dag, new VerbStep("compare", run => ["--margin", margin, "--record", RecordOf(run)], _options.VerbTimeout) { After = train });
        var result = dag.Run("read-comparison", ReadAsync).After(compare).Retry(3);
        var verdict = dag.Branch("verdict", result, VerdictOf);
        if (_options.Promotes)
        {
            verbs.Add(dag, new VerbStep("promote", run => ["--record", run.Output(result).Key], _options.VerbTimeout) { After = verdict.When(IsBetter), Updates = "champion" });
        }
        else
        {
            dag.Run("put-forward", result, PutForwardAsync).After(verdict.When(IsBetter)).Updates("better-challenger");
        }

        dag.Run<RecordedComparison, string>("wait-for-labels", result, (comparison, _, _) => throw new StepSkippedException(InWords(comparison))).After(verdict.When(IsTooEarly));
    }

    /// <summary>The folder of this run's comparisons in the lake.</summary>
    private static string RecordsOf(StepContext run) => $"models/comparisons/{string.Concat(run.Run.RunKey.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}/";

    /// <summary>Each try writes a file of its own; the latest sorts last.</summary>
    private static string RecordOf(StepContext run) => string.Create(CultureInfo.InvariantCulture, $"{RecordsOf(run)}{run.Run.Generation:0000}-{run.Run.Attempt:0000}.json");

    private static async Task<RecordedComparison> ReadAsync(StepContext run, CancellationToken cancellationToken)
    {
        var comparison = await RecordedComparison.ReadLatestAsync(run.Services.GetRequiredService<LakeClient>(), RecordsOf(run), cancellationToken);
        run.Log(comparison.Words);
        return comparison;
    }

    private string VerdictOf(RecordedComparison comparison) => comparison switch
    {
        { Verdict: RecordedComparison.TooEarly } => IsTooEarly,
        { Verdict: RecordedComparison.Better } => comparison.Frauds < _options.FraudsAtLeast ? IsTooEarly : IsBetter,
        _ => IsNotBetter,
    };

    private string InWords(RecordedComparison comparison) => comparison.Verdict == RecordedComparison.TooEarly
        ? comparison.Words
        : $"{comparison.Frauds} matured frauds are too few to promote by; {_options.FraudsAtLeast} are needed (Pipelines:Training:FraudsAtLeast).";

    private Task<string> PutForwardAsync(RecordedComparison comparison, StepContext run, CancellationToken cancellationToken)
    {
        run.Log($"Better than the champion by more than {_options.Margin}: {comparison.Words}. An Admin promotes it on Scoring's page of models.");
        return Task.FromResult(comparison.Key);
    }
}
