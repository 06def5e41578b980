using System.Globalization;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Every minute: how much landed in the raw zone, and whether Firehose set anything aside as undeliverable.</summary>
public sealed class LandingDag(LakeInventory lake, IOptions<PlatformOptions> platform) : IDag
{
    private static readonly string[] Entities = ["transactions", "decisions", "chargebacks", "dead_letters"];

    private readonly string _bucket = platform.Value.LakeBucket;

    public void Configure(DagBuilder dag)
    {
        dag.EveryInterval("* * * * *").StartAfter(TimeSpan.FromSeconds(15)).Retry(2);

        var measured = dag.Run("measure-raw", MeasureAsync);
        dag.Run("check-delivery", CheckDeliveryAsync, measured);
    }

    private async Task<string> MeasureAsync(StepContext run, CancellationToken cancellationToken)
    {
        var sizes = new List<string>();
        foreach (var entity in Entities)
        {
            var (objects, bytes) = await lake.MeasureAsync(_bucket, $"raw/{entity}/", run.Interval, cancellationToken);
            sizes.Add(string.Create(CultureInfo.InvariantCulture, $"{entity}: {objects} objects, {bytes} bytes"));
        }

        return string.Join("; ", sizes);
    }

    private async Task<string> CheckDeliveryAsync(StepContext run, CancellationToken cancellationToken)
    {
        var (objects, _) = await lake.MeasureAsync(_bucket, "raw-errors/", run.Interval, cancellationToken);
        return objects == 0
            ? "nothing undelivered"
            : throw new InvalidOperationException($"Firehose could not deliver {objects} objects of this interval; they are under s3://{_bucket}/raw-errors/.");
    }
}
