using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Tests.Hosting;
using FirehoseRecord = Amazon.KinesisFirehose.Model.Record;

namespace Visa.LocalAws.Tests.Firehose.Delivery;

public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Source = "transactions";
    private const string Role = "arn:aws:iam::000000000000:role/x";

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryObjectStore _objects = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private RunningLocalAws _aws = null!;
    private AmazonKinesisClient _kinesis = null!;
    private AmazonKinesisFirehoseClient _firehose = null!;

    public async Task InitializeAsync()
    {
        _time.AutoAdvanceAmount = TimeSpan.Zero;
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        _objects.IsRefusing = false;
        await StopAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task PutRecordBatch_AfterTheInterval_IsOneGzippedObjectUnderThePrefix()
    {
        await CreateAsync("direct", seconds: 60);
        await PutDirectAsync("direct", "a\n");
        var batch = await _firehose.PutRecordBatchAsync(new PutRecordBatchRequest { DeliveryStreamName = "direct", Records = [Record("b\n"), Record("c\n")] });
        Assert.Equal(0, batch.FailedPutCount);
        Assert.Empty(_objects.Keys);

        await AdvanceUntilAsync(TimeSpan.FromSeconds(20), () => _objects.Keys.Count > 0, "the object is stored");

        Assert.Matches(
            "^lake/raw/year=2026/month=03/direct-1-2026-03-04-05-06-07-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.gz$",
            Assert.Single(_objects.Keys));
        Assert.Equal("a\nb\nc\n", _objects.Text());
    }

    [Fact]
    public async Task PutRecord_AboveTheBufferSize_IsDeliveredBeforeTheInterval()
    {
        await CreateAsync("direct", seconds: 900);
        var half = new string('x', 600_000);
        await PutDirectAsync("direct", half);
        await PutDirectAsync("direct", half);

        await AdvanceUntilAsync(TimeSpan.FromMilliseconds(50), () => _objects.Keys.Count > 0, "the object is stored");

        Assert.Equal(half + half, _objects.Text());
    }

    [Fact]
    public async Task Stop_WithBufferedRecords_DeliversThem()
    {
        await CreateAsync("direct", seconds: 900);
        await PutDirectAsync("direct", "last");

        await RestartAsync();

        Assert.Equal("last", _objects.Text());
    }

    [Fact]
    public async Task Restart_AfterAStopThatCouldNotDeliver_DeliversOnce()
    {
        await CreateAsync("direct", seconds: 1);
        await PutDirectAsync("direct", "kept");
        _objects.IsRefusing = true;

        await RestartAsync();
        Assert.Empty(_objects.Keys);
        _objects.IsRefusing = false;
        await AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => _objects.Keys.Count > 0, "the object is stored");
        await RestartAsync();

        Assert.Equal("kept", _objects.Text());
    }

    [Fact]
    public async Task Delivery_ThatIsRefused_IsTriedAgainUntilItIsStored()
    {
        await CreateAsync("direct", seconds: 1);
        _objects.IsRefusing = true;
        await PutDirectAsync("direct", "a");
        await AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => _objects.Refused > 1, "two tries are made");
        await PutDirectAsync("direct", "b");

        _objects.IsRefusing = false;

        await AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => _objects.Keys.Count > 1, "both objects are stored");
        Assert.Equal(["a", "b"], _objects.Text().Select(letter => $"{letter}").Order());
    }

    [Fact]
    public async Task KinesisSource_BeginsAtCreationAndGoesOnAfterARestart()
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Source, ShardCount = 2 });
        await PutAsync("before ");
        await CreateAsync("lake", seconds: 1, isFromKinesis: true);
        await PutAsync("first ");
        await AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => _objects.Keys.Count == 1, "the first object is stored");
        await PutAsync("second ");

        await RestartAsync();
        await PutAsync("third ");
        await RestartAsync();

        Assert.Equal(["first", "second", "third"], _objects.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public async Task PutRecord_ToAStreamWithASource_IsRefused()
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Source, ShardCount = 1 });
        await CreateAsync("lake", seconds: 1, isFromKinesis: true);

        var refusal = await Assert.ThrowsAsync<Amazon.KinesisFirehose.Model.InvalidArgumentException>(() => PutDirectAsync("lake", "x"));

        Assert.Equal("This operation is not permitted on KinesisStreamAsSource delivery stream type.", refusal.Message);
    }

    [Fact]
    public async Task AppendDelimiterToRecord_PutsALineFeedAfterEachRecord()
    {
        using var caller = _aws.Caller();
        await caller.CallAsync("Firehose_20150804.CreateDeliveryStream", $$$"""
            {"DeliveryStreamName":"lines","ExtendedS3DestinationConfiguration":{"RoleARN":"{{{Role}}}","BucketARN":"arn:aws:s3:::lake",
            "ProcessingConfiguration":{"Enabled":true,"Processors":[{"Type":"AppendDelimiterToRecord"}] } } }
            """);
        await PutDirectAsync("lines", "a");
        await PutDirectAsync("lines", "b");

        await RestartAsync();

        Assert.Equal("a\nb\n", _objects.Text());
        Assert.StartsWith("lake/2026/03/04/05/lines-1-", Assert.Single(_objects.Keys), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "ValidationException", "1 validation error detected: Value null at 'deliveryStreamName' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"DeliveryStreamName":"d"}""", "InvalidArgumentException", "Exactly one destination configuration is supported for a Firehose; LocalAws delivers to S3.")]
    [InlineData("""{"DeliveryStreamName":"d","S3DestinationConfiguration":{"RoleARN":"arn:aws:iam::000000000000:role/x","BucketARN":"arn:aws:s3:::b","BufferingHints":{"SizeInMBs":0,"IntervalInSeconds":901}}}""", "ValidationException", "2 validation errors detected: Value '0' at 's3DestinationConfiguration.bufferingHints.sizeInMBs' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '901' at 's3DestinationConfiguration.bufferingHints.intervalInSeconds' failed to satisfy constraint: Member must have value less than or equal to 900")]
    [InlineData("""{"DeliveryStreamName":"d","S3DestinationConfiguration":{"RoleARN":"arn:aws:iam::000000000000:role/x","BucketARN":"arn:aws:s3:::b","Prefix":"!{timestamp:yyyy}/"}}""", "InvalidArgumentException", "ErrorOutputPrefix can't be null when Prefix contains expressions")]
    public async Task CreateDeliveryStream_WithAFaultyRequest_SaysWhat(string body, string type, string message)
    {
        using var caller = _aws.Caller();

        Assert.Equal((type, message), await caller.RefusedByAsync("Firehose_20150804.CreateDeliveryStream", body));
    }

    private static FirehoseRecord Record(string text) => new() { Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private async Task CreateAsync(string name, int seconds, bool isFromKinesis = false)
    {
        using var caller = _aws.Caller();
        var source = isFromKinesis
            ? $$"""
              "DeliveryStreamType":"KinesisStreamAsSource","KinesisStreamSourceConfiguration":{"KinesisStreamARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/{{Source}}","RoleARN":"{{Role}}"},
              """
            : "";
        var (status, _) = await caller.CallAsync("Firehose_20150804.CreateDeliveryStream", $$$"""
            {"DeliveryStreamName":"{{{name}}}",{{{source}}}"ExtendedS3DestinationConfiguration":{"RoleARN":"{{{Role}}}","BucketARN":"arn:aws:s3:::lake","CompressionFormat":"GZIP",
            "Prefix":"raw/year=!{timestamp:yyyy}/month=!{timestamp:MM}/","ErrorOutputPrefix":"errors/!{firehose:error-output-type}/",
            "BufferingHints":{"SizeInMBs":1,"IntervalInSeconds":{{{seconds}}} } } }
            """);
        Assert.Equal(System.Net.HttpStatusCode.OK, status);
    }

    private Task PutDirectAsync(string name, string text) =>
        _firehose.PutRecordAsync(new Amazon.KinesisFirehose.Model.PutRecordRequest { DeliveryStreamName = name, Record = Record(text) });

    private Task PutAsync(string text) => _kinesis.PutRecordAsync(new Amazon.Kinesis.Model.PutRecordRequest
    {
        StreamName = Source,
        PartitionKey = text,
        Data = new MemoryStream(Encoding.UTF8.GetBytes(text)),
    });

    /// <summary>The clock goes on in steps, since a delivery loop may begin to wait after a step.</summary>
    private Task AdvanceUntilAsync(TimeSpan step, Func<bool> condition, string what) => Eventually.HoldsAsync(
        () =>
        {
            _time.Advance(step);
            return condition();
        },
        what);

    private async Task StartAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path, _time, _objects);
        _kinesis = _aws.Kinesis();
        _firehose = _aws.Firehose();
    }

    private async Task StopAsync()
    {
        _kinesis.Dispose();
        _firehose.Dispose();
        var stopping = _aws.DisposeAsync().AsTask();
        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(_objects.IsRefusing ? 1 : 0));
                return stopping.IsCompleted;
            },
            "the process has stopped");
        await stopping;
    }

    private async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }
}
