using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Firehose.Operations;

public sealed class DestinationTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryObjectStore _objects = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero));
    private RunningLocalAws _aws = null!;
    private AwsCaller _caller = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path, _time, _objects);
        _caller = _aws.Caller();
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task UpdateDestination_CurrentVersion_ChangesWhatIsGivenAndTheKeysThatFollow()
    {
        await CreateAsync();

        await CallAsync(
            "UpdateDestination",
            """{"DeliveryStreamName":"s","CurrentDeliveryStreamVersionId":"1","DestinationId":"destinationId-000000000001","ExtendedS3DestinationUpdate":{"Prefix":"changed/","CustomTimeZone":"Europe/Berlin"}}""");
        await CallAsync("PutRecord", """{"DeliveryStreamName":"s","Record":{"Data":"YQ=="}}""");
        await DeliverAsync();

        var description = (await CallAsync("DescribeDeliveryStream", """{"DeliveryStreamName":"s"}""")).GetProperty("DeliveryStreamDescription");
        Assert.Equal("2", description.GetProperty("VersionId").GetString());
        var destination = description.GetProperty("Destinations")[0].GetProperty("ExtendedS3DestinationDescription");
        Assert.Equal(("changed/", "GZIP", 60), (destination.GetProperty("Prefix").GetString(), destination.GetProperty("CompressionFormat").GetString(), destination.GetProperty("BufferingHints").GetProperty("IntervalInSeconds").GetInt32()));
        Assert.StartsWith("lake/changed/2026/07/02/00/s-2-2026-07-02-00-30-00-", Assert.Single(_objects.Keys), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "destinationId-000000000001", "ConcurrentModificationException")]
    [InlineData("1", "destinationId-000000000002", "InvalidArgumentException")]
    public async Task UpdateDestination_AnotherVersionOrDestination_IsRefused(string version, string destination, string type)
    {
        await CreateAsync();

        var refusal = await _caller.RefusedByAsync(
            "Firehose_20150804.UpdateDestination",
            $$$"""{"DeliveryStreamName":"s","CurrentDeliveryStreamVersionId":"{{{version}}}","DestinationId":"{{{destination}}}","ExtendedS3DestinationUpdate":{"Prefix":"x/"}}""");

        Assert.Equal(type, refusal.Type);
    }

    [Fact]
    public async Task Tags_AddedChangedAndRemoved_AreListed()
    {
        await CreateAsync();

        await CallAsync("TagDeliveryStream", """{"DeliveryStreamName":"s","Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"},{"Key":"c"}]}""");
        await CallAsync("TagDeliveryStream", """{"DeliveryStreamName":"s","Tags":[{"Key":"b","Value":"3"}]}""");
        await CallAsync("UntagDeliveryStream", """{"DeliveryStreamName":"s","TagKeys":["a"]}""");

        var tags = await CallAsync("ListTagsForDeliveryStream", """{"DeliveryStreamName":"s","Limit":2}""");
        Assert.Equal("""[{"Key":"b","Value":"3"},{"Key":"c","Value":""}]""", tags.GetProperty("Tags").GetRawText());
        Assert.False(tags.GetProperty("HasMoreTags").GetBoolean());
    }

    [Fact]
    public async Task DeleteDeliveryStream_ManyAtOnce_SucceedsForOneAndIsNotFoundForTheOthers()
    {
        await CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _caller.CallAsync("Firehose_20150804.DeleteDeliveryStream", """{"DeliveryStreamName":"s"}""")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest && answer.Body.GetProperty("__type").GetString() == "ResourceNotFoundException"));
    }

    private Task<JsonElement> CreateAsync() => CallAsync(
        "CreateDeliveryStream",
        """{"DeliveryStreamName":"s","ExtendedS3DestinationConfiguration":{"RoleARN":"arn:aws:iam::000000000000:role/r","BucketARN":"arn:aws:s3:::lake","CompressionFormat":"GZIP","BufferingHints":{"SizeInMBs":1,"IntervalInSeconds":60}}}""");

    private async Task<JsonElement> CallAsync(string operation, string body)
    {
        var (status, answer) = await _caller.CallAsync($"Firehose_20150804.{operation}", body);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private async Task DeliverAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var advanced = TimeSpan.Zero; _objects.Keys.Count == 0; advanced += TimeSpan.FromSeconds(10))
        {
            if (advanced <= TimeSpan.FromSeconds(60))
            {
                _time.Advance(TimeSpan.FromSeconds(10));
            }
            else
            {
                _time.Advance(TimeSpan.FromMilliseconds(60));
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
