using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Generator.Live;
using Visa.Generator.Sending;
using Visa.Generator.Truth;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Generator.Tests.Fakes;

/// <summary>The sending side over a stream and a bucket in memory.</summary>
internal sealed class Harness : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public Harness(GeneratorOptions? options = null, TimeProvider? timeProvider = null)
    {
        Options = Microsoft.Extensions.Options.Options.Create(options ?? new GeneratorOptions { Linger = TimeSpan.FromMilliseconds(1), Cards = 500, Merchants = 100 });
        Time = timeProvider ?? TimeProvider.System;
        var platform = Microsoft.Extensions.Options.Options.Create(new PlatformOptions());
        var pipelines = new ResiliencePipelineRegistry<string>();
        pipelines.TryAddBuilder(ResiliencePipelines.S3, (builder, _) => builder.AddRetry(new Polly.Retry.RetryStrategyOptions { Delay = TimeSpan.Zero }));
        Telemetry = new GeneratorTelemetry(_services.GetRequiredService<IMeterFactory>());
        Batcher = new RecordBatcher(Options, Telemetry, Time);
        Truth = new TruthLog(S3, platform, Microsoft.Extensions.Options.Options.Create(new RunOptions { Id = "test" }), Time, pipelines);
        Reports = new ChargebackSender(Kinesis, Telemetry, platform, NullLogger<ChargebackSender>.Instance);
        Sender = new TransactionSender(Kinesis, Batcher, Truth, Telemetry, platform, NullLogger<TransactionSender>.Instance);
    }

    public FakeKinesis Kinesis { get; } = new();

    public FakeS3 S3 { get; } = new();

    public IOptions<GeneratorOptions> Options { get; }

    public TimeProvider Time { get; }

    public GeneratorTelemetry Telemetry { get; }

    public RecordBatcher Batcher { get; }

    public TruthLog Truth { get; }

    public TransactionSender Sender { get; }

    public ChargebackSender Reports { get; }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public IEnumerable<TruthLine> TruthLines() => S3.Keys.SelectMany(key => Gzip.Lines(S3.Body(key))).Select(TruthLine.Parse);

    public void Dispose()
    {
        Telemetry.Dispose();
        Kinesis.Dispose();
        S3.Dispose();
        _services.Dispose();
    }
}
