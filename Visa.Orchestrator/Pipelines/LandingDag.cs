using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Steps;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Every minute: how much landed in the raw zone, and whether Firehose set anything aside as undeliverable.</summary>
public sealed class LandingDag(LakeInventory lake, IOptions<PlatformOptions> platform) : IDag
{
    private static readonly string[] Entities = ["transactions", "decisions", "chargebacks", "dead_letters"];

    private readonly string _bucket = platform.Value.LakeBucket;

    public void Configure(DagBuilder dag)
    {
        dag.Describe("What landed in the lake's raw zone, minute by minute.")
            .OwnedBy("data-engineering")
            .EveryInterval("* * * * *", startAfter: TimeSpan.FromSeconds(15));

        var measured = dag.Run("measure-raw", MeasureAsync).Retry(2);
        dag.Run("check-delivery", CheckDeliveryAsync).After(measured).Retry(2);
    }

    private async Task<IReadOnlyList<Landed>> MeasureAsync(StepContext run, CancellationToken cancellationToken)
    {
        var landed = new List<Landed>();
        foreach (var entity in Entities)
        {
            var (objects, bytes) = await lake.MeasureAsync(_bucket, $"raw/{entity}/", run.Interval, cancellationToken);
            landed.Add(new Landed(entity, objects, bytes));
        }

        return landed;
    }

    private async Task<int> CheckDeliveryAsync(StepContext run, CancellationToken cancellationToken)
    {
        var (objects, _) = await lake.MeasureAsync(_bucket, "raw-errors/", run.Interval, cancellationToken);
        return objects == 0
            ? objects
            : throw new StepFailedException($"Firehose could not deliver {objects} objects of this interval; they are under s3://{_bucket}/raw-errors/.");
    }

    private sealed record Landed(string Entity, int Objects, long Bytes);
}
