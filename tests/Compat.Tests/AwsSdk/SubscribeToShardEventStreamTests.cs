using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Compat.Tests.AwsSdk;

public sealed class SubscribeToShardEventStreamTests
{
    private const string Records = """
        {"Records":[{"SequenceNumber":"7","PartitionKey":"k","Data":"b25l","ApproximateArrivalTimestamp":1.7E9}],
         "ContinuationSequenceNumber":"7","MillisBehindLatest":12}
        """;

    [Fact]
    public async Task GetAsyncEnumerator_InitialResponseAndRecords_GivesBoth()
    {
        using var stream = new SubscribeToShardEventStream(Body(("event", "initial-response", "{}"), ("event", "SubscribeToShardEvent", Records)));

        var events = new List<IEventStreamEvent>();
        await foreach (var received in stream)
            events.Add(received);

        Assert.IsType<InitialResponseEvent>(events[0]);
        var records = Assert.IsType<SubscribeToShardEvent>(events[1]);
        Assert.Equal(2, events.Count);
        Assert.Equal("7", records.ContinuationSequenceNumber);
        Assert.Equal(12, records.MillisBehindLatest);
        Assert.Null(records.ChildShards);
        Assert.Equal("one", Encoding.UTF8.GetString(Assert.Single(records.Records).Data.ToArray()));
    }

    [Fact]
    public async Task GetAsyncEnumerator_ExceptionEvent_ThrowsItsException()
    {
        using var stream = new SubscribeToShardEventStream(Body(("exception", "ResourceInUseException", """{"message":"taken over"}""")));

        var thrown = await Assert.ThrowsAsync<KinesisEventStreamException>(async () =>
        {
            await foreach (var _ in stream)
            {
            }
        });

        Assert.Equal("taken over", Assert.IsType<ResourceInUseException>(thrown.InnerException).Message);
    }

    private static MemoryStream Body(params (string Kind, string Name, string Payload)[] messages)
    {
        var body = new MemoryStream();
        foreach (var (kind, name, payload) in messages)
            body.Write(new EventStreamMessage([Header(":message-type", kind), Header($":{kind}-type", name)], Encoding.UTF8.GetBytes(payload)).ToByteArray());
        body.Position = 0;
        return body;
    }

    private static EventStreamHeader Header(string name, string value)
    {
        var header = new EventStreamHeader(name);
        header.SetString(value);
        return header;
    }
}
