using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>
/// Every night: train on the lake's history, which registers a challenger, and compare the newest challenger with the champion on labels that have matured. A challenger
/// shown to be better by the margin is put forward; who promotes it is an Admin, on Scoring's page of models.
/// </summary>
public sealed class TrainingDag(IOptions<TrainingDagOptions> options, IOptions<VerbTaskOptions> tasks) : IDag
{
    private readonly TrainingDagOptions _options = options.Value;

    public void Configure(DagBuilder dag)
    {
        dag.Describe("Trains a challenger every night and compares it with the champion on matured labels.")
            .OwnedBy("fraud-models")
            .EveryInterval(_options.Cron, _options.Zone)
            .Catchup(Catchup.None)
            .Overlap(Overlap.Skip)
            .Deadline(_options.Deadline);

        var verbs = new ScoringVerbs(_options, tasks.Value);
        var train = verbs.Add(dag, "train", _ => ["--background"], after: null, asset: "challenger");
        var compare = verbs.Add(dag, "compare", run => ["--margin", _options.Margin.ToString(CultureInfo.InvariantCulture), "--record", RecordOf(run)], train, asset: null);
        var result = dag.Run("read-comparison", ReadAsync).After(compare).Retry(3);
        var verdict = dag.Branch("verdict", result, json => VerdictOf(json));
        dag.Run("put-forward", result, (json, context, _) =>
        {
            context.Log($"Better than the champion by more than {_options.Margin}: {json}. An Admin promotes it on Scoring's page of models.");
            return Task.FromResult(json);
        }).After(verdict.When("better")).Updates("better-challenger");
    }

    /// <summary>The folder of this run's comparisons in the lake.</summary>
    private static string RecordsOf(StepContext run) => $"models/comparisons/{string.Concat(run.Run.RunKey.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}/";

    /// <summary>Each try writes a file of its own; the latest sorts last.</summary>
    private static string RecordOf(StepContext run) => string.Create(CultureInfo.InvariantCulture, $"{RecordsOf(run)}{run.Run.Generation:0000}-{run.Run.Attempt:0000}.json");

    private static async Task<string> ReadAsync(StepContext run, CancellationToken cancellationToken)
    {
        var lake = run.Services.GetRequiredService<LakeClient>();
        byte[]? latest = null;
        await foreach (var record in lake.ListAsync(RecordsOf(run), after: null, cancellationToken))
        {
            latest = await lake.ReadAsync(record.Key, cancellationToken);
        }

        return Encoding.UTF8.GetString(latest ?? throw new StepFailedException($"Nothing is under {lake.UrlOf(RecordsOf(run))}, although the comparison ended well."));
    }

    private static string VerdictOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("verdict").GetString() == "better" ? "better" : "not-better";
    }
}
