using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote.Processes;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>
/// Every night: train on the lake's history, which registers a challenger, and compare the newest challenger with the champion on labels that have matured. A challenger
/// shown to be better by the margin is put forward; who promotes it is an Admin, on Scoring's page of models.
/// </summary>
public sealed class TrainingDag(IOptions<TrainingDagOptions> options) : IDag
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

        var train = Verb(dag, "train", ["--background"]).Updates("challenger");
        var compare = Verb(dag, "compare", ["--margin", _options.Margin.ToString(System.Globalization.CultureInfo.InvariantCulture)]).After(train);
        var verdict = dag.Branch("verdict", compare, result => VerdictOf(result.LastLine));
        dag.Run("put-forward", compare, (result, context, _) =>
        {
            context.Log($"Better than the champion by more than {_options.Margin}: {result.LastLine}. An Admin promotes it on Scoring's page of models.");
            return Task.FromResult(result.LastLine);
        }).After(verdict.When("better")).Updates("better-challenger");
    }

    private Step<ProcessResult> Verb(DagBuilder dag, string verb, IReadOnlyList<string> arguments) => dag
        .Process(verb, _ => new ProcessSpec("dotnet", [_options.ScoringAssembly, verb, "--json", .. arguments], new Dictionary<string, string>()))
        .Retry(1, Backoff.Constant(TimeSpan.FromMinutes(5)))
        .Timeout(_options.VerbTimeout);

    private static string VerdictOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var verdict = document.RootElement.EnumerateObject().FirstOrDefault(member => member.Name.Equals("verdict", StringComparison.OrdinalIgnoreCase)).Value;
        return verdict.ValueKind == JsonValueKind.String && verdict.GetString()!.Equals("better", StringComparison.OrdinalIgnoreCase) ? "better" : "not-better";
    }
}
