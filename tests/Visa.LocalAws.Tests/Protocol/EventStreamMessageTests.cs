using System.Buffers;
using System.Text;
using Visa.LocalAws.Protocol.EventStreams;

namespace Visa.LocalAws.Tests.Protocol;

/// <summary>Our messages as the AWS SDK's own decoder reads them.</summary>
public sealed class EventStreamMessageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    public void Write_AnyPayload_IsReadByTheSdk(string payload)
    {
        var bytes = Encode("SubscribeToShardEvent", payload);

        var message = Decode(bytes);

        Assert.Equal(payload, Encoding.UTF8.GetString(message.Payload));
        Assert.Equal("SubscribeToShardEvent", message.Headers[":event-type"].AsString());
        Assert.Equal("event", message.Headers[":message-type"].AsString());
    }

    [Fact]
    public void Write_ThenFlipAnyByte_IsRefusedByTheSdk()
    {
        var whole = Encode("SubscribeToShardEvent", """{"Records":[]}""");
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x10;
            Assert.ThrowsAny<Exception>(() => Assert.NotNull(Decode(bytes)));
        }
    }

    private static byte[] Encode(string type, string payload)
    {
        var bytes = new ArrayBufferWriter<byte>();
        EventStreamMessage.Write(bytes, [(":event-type", type), (":content-type", "application/json"), (":message-type", "event")], Encoding.UTF8.GetBytes(payload));
        return bytes.WrittenSpan.ToArray();
    }

    private static Amazon.Runtime.EventStreams.EventStreamMessage Decode(byte[] bytes) => Amazon.Runtime.EventStreams.EventStreamMessage.FromBuffer(bytes, 0, bytes.Length);
}
