using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.LocalAws;

/// <summary>The embedded AWS beside the emulators that people use; each service is a part with files of its own.</summary>
internal sealed class LocalAwsArea : IBenchmarkArea
{
    public string Name => "localaws";

    public string Description => "the embedded AWS against kinesalite, dynalite and s3rver, and its start with 10 GB";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        await KinesisBench.MeasureAsync(session, cancellationToken);
        await DynamoDbBench.MeasureAsync(session, cancellationToken);
        await S3Bench.MeasureAsync(session, cancellationToken);
        await StartBench.MeasureAsync(session, cancellationToken);
    }
}
