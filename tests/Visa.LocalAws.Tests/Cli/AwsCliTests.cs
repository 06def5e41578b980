using System.IO.Compression;
using System.Text;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Cli;

/// <summary>A client that nobody wrote for this: the AWS CLI, against the whole process.</summary>
public sealed class AwsCliTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::000000000000:role/firehose";

    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;
    private AwsCli _cli = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(Path.Combine(_folder.Path, "data"));
        _cli = new AwsCli(_aws.Url);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [SkippableFact]
    public async Task Kinesis_PutRecords_AreReadBack()
    {
        SkipWithoutCli();
        await _cli.RunAsync("kinesis", "create-stream", "--stream-name", "cli", "--shard-count", "1");
        var put = await _cli.RunAsync("kinesis", "put-records", "--stream-name", "cli", "--records", """[{"Data":"Zmlyc3Q=","PartitionKey":"a"},{"Data":"c2Vjb25k","PartitionKey":"b"}]""");
        var iterator = await _cli.RunAsync("kinesis", "get-shard-iterator", "--stream-name", "cli", "--shard-id", "shardId-000000000000", "--shard-iterator-type", "TRIM_HORIZON");

        var got = await _cli.RunAsync("kinesis", "get-records", "--shard-iterator", iterator.GetProperty("ShardIterator").GetString()!);

        Assert.Equal(0, put.GetProperty("FailedRecordCount").GetInt32());
        Assert.Equal(["Zmlyc3Q=", "c2Vjb25k"], got.GetProperty("Records").EnumerateArray().Select(record => record.GetProperty("Data").GetString()));
    }

    [SkippableFact]
    public async Task Kinesis_AnUnknownStream_IsTheCliSOwnError()
    {
        SkipWithoutCli();

        var (exitCode, _, errors) = await _cli.TryRunAsync("kinesis", "describe-stream-summary", "--stream-name", "nope");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("(ResourceNotFoundException)", errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Firehose_DirectPut_IsInS3AfterAStopOfTheProcess()
    {
        SkipWithoutCli();
        await _cli.RunAsync("s3api", "create-bucket", "--bucket", "cli-lake", "--create-bucket-configuration", "LocationConstraint=eu-west-1");
        await _cli.RunAsync(
            "firehose", "create-delivery-stream", "--delivery-stream-name", "cli", "--extended-s3-destination-configuration",
            $$$"""{"RoleARN":"{{{Role}}}","BucketARN":"arn:aws:s3:::cli-lake","Prefix":"raw/","CompressionFormat":"GZIP","BufferingHints":{"SizeInMBs":1,"IntervalInSeconds":900}}""");
        await _cli.RunAsync("firehose", "put-record", "--delivery-stream-name", "cli", "--record", """{"Data":"aGVsbG8K"}""");

        await StopAsync();
        await InitializeAsync();

        var listed = await _cli.RunAsync("s3api", "list-objects-v2", "--bucket", "cli-lake", "--prefix", "raw/");
        var key = listed.GetProperty("Contents")[0].GetProperty("Key").GetString()!;
        var file = Path.Combine(_folder.Path, "object.gz");
        await _cli.RunAsync("s3api", "get-object", "--bucket", "cli-lake", "--key", key, file);
        await using var content = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(content, Encoding.UTF8);
        Assert.Equal("hello\n", await reader.ReadToEndAsync());
    }

    [SkippableFact]
    public async Task Sts_GetCallerIdentity_NamesTheAccount()
    {
        SkipWithoutCli();

        var identity = await _cli.RunAsync("sts", "get-caller-identity");

        Assert.Equal("000000000000", identity.GetProperty("Account").GetString());
    }

    private async Task StopAsync() => await _aws.DisposeAsync();

    private static void SkipWithoutCli() => Skip.If(AwsCli.Path is null, "The AWS CLI is not installed. On Debian: sudo apt-get install awscli");
}
