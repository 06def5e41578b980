using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.Benchmarks.Engine;
using Visa.Benchmarks.LocalAws;
using Visa.Features.Cards;
using Visa.Scoring.Registry;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>A registry whose champion is the engine bench's model, made once and put into the lake of each platform that is started.</summary>
internal sealed class Champion : IDisposable
{
    private const int FilledDays = 5;

    private readonly BenchFolder _registry = new();

    private Champion()
    {
    }

    public static async Task<Champion> TrainAsync(CancellationToken cancellationToken)
    {
        var traffic = new EngineTraffic();
        var cards = Enumerable.Range(0, EngineTraffic.Shards).Select(_ => new CardStateStore()).ToArray();
        traffic.Fill(cards, FilledDays, cancellationToken);
        var model = EngineModel.Train(traffic.NextDay(cancellationToken), cards);
        var champion = new Champion();
        var registry = new ModelRegistry(new FolderModelObjects(champion._registry.Path), TimeProvider.System);
        await registry.RegisterAsync(model, "", "bench", cancellationToken);
        await registry.ChangeAsync(model.Description.Version, ModelStage.Champion, "bench", "bench", cancellationToken);
        return champion;
    }

    /// <summary>Copies the registry into a bucket.</summary>
    /// <param name="url">Of the embedded AWS.</param>
    /// <param name="bucket">The lake.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PutAsync(string url, string bucket, CancellationToken cancellationToken)
    {
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("bench", "bench-bench"), new AmazonS3Config { ServiceURL = url, AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
        foreach (var file in Directory.EnumerateFiles(_registry.Path, "*", SearchOption.AllDirectories))
        {
            var key = Path.GetRelativePath(_registry.Path, file).Replace(Path.DirectorySeparatorChar, '/');
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, FilePath = file }, cancellationToken);
        }
    }

    public void Dispose() => _registry.Dispose();
}
