using Amazon.Kinesis.Model;
using Amazon.KinesisFirehose.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Provisioning;

public sealed class ProvisionerTests : IDisposable
{
    private const string File = """
        {"Provision":{
          "Buckets":["lake"],
          "Streams":{"transactions":{"ShardCount":2},"decisions":{}},
          "DeliveryStreams":{
            "to-lake":{"SourceStream":"transactions","Bucket":"lake","Prefix":"raw/!{timestamp:yyyy}/","ErrorOutputPrefix":"e/!{firehose:error-output-type}/","BufferSeconds":5,"BufferMegabytes":1,"Compression":"GZIP"},
            "direct":{"SourceStream":null,"Bucket":"lake"}}}}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Start_WithAProvisionFile_CreatesWhatIsMissing()
    {
        await using var aws = await StartAsync(File);
        using var kinesis = aws.Kinesis();
        using var firehose = aws.Firehose();

        Assert.Equal(["decisions", "transactions"], (await kinesis.ListStreamsAsync(new ListStreamsRequest())).StreamNames);
        Assert.Equal(2, (await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = "transactions" })).Shards.Count);
        var description = (await firehose.DescribeDeliveryStreamAsync(new DescribeDeliveryStreamRequest { DeliveryStreamName = "to-lake" })).DeliveryStreamDescription;
        Assert.Equal("KinesisStreamAsSource", description.DeliveryStreamType);
        Assert.Equal("ACTIVE", description.DeliveryStreamStatus);
    }

    [Fact]
    public async Task Start_ASecondTime_LeavesWhatExists()
    {
        await (await StartAsync(File)).DisposeAsync();

        await using var aws = await StartAsync(File, "--Provision:Streams:transactions:ShardCount=5");
        using var kinesis = aws.Kinesis();

        Assert.Equal(2, (await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = "transactions" })).Shards.Count);
    }

    [Fact]
    public async Task Start_WithASettingBesideTheFile_PrefersTheSetting()
    {
        await using var aws = await StartAsync(File, "--Provision:Streams:transactions:ShardCount=3");
        using var kinesis = aws.Kinesis();

        Assert.Equal(3, (await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = "transactions" })).Shards.Count);
    }

    [Fact]
    public async Task Start_WithWhatAwsWouldRefuse_NamesItAndStops()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("""{"Provision":{"Streams":{"bad name":{"ShardCount":1}}}}"""));

        Assert.Contains("bad name", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ValidationException", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheFileOfTheAppHost_CreatesEveryNameOfThePlatform()
    {
        var repository = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)];
        await using var aws = await StartAsync(await System.IO.File.ReadAllTextAsync(Path.Combine(repository, "Visa.AppHost", "localaws.json")));
        using var kinesis = aws.Kinesis();
        using var caller = aws.Caller();

        Assert.Equal(["chargebacks", "decisions", "transactions"], (await kinesis.ListStreamsAsync(new ListStreamsRequest())).StreamNames);
        var (_, listed) = await caller.CallAsync("Firehose_20150804.ListDeliveryStreams", "{}");
        Assert.Equal(
            ["chargebacks-to-lake", "dead-letters", "decisions-to-lake", "feedback", "shadow-scores", "transactions-to-lake"],
            listed.GetProperty("DeliveryStreamNames").EnumerateArray().Select(name => name.GetString()));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<RunningLocalAws> StartAsync(string provision, params string[] settings)
    {
        var file = Path.Combine(_folder.Path, "provision.json");
        await System.IO.File.WriteAllTextAsync(file, provision);
        return await RunningLocalAws.StartAsync(Path.Combine(_folder.Path, "data"), settings: [$"--LocalAws:ProvisionFile={file}", .. settings]);
    }
}
