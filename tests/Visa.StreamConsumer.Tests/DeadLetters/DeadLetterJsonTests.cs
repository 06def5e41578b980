using System.Buffers;
using System.Text.Json;
using Amazon.Kinesis.ClientLibrary;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Tests.Fakes;

namespace Visa.StreamConsumer.Tests.DeadLetters;

public sealed class DeadLetterJsonTests
{
    [Fact]
    public void Write_LargestRecordOfKinesis_FitsIntoFirehose()
    {
        var record = new KinesisClientRecord
        {
            Data = new byte[1024 * 1024],
            PartitionKey = new string('"', 256),
            SequenceNumber = "1",
            ApproximateArrivalTimestamp = TestShard.Noon,
        };
        var line = new ArrayBufferWriter<byte>();

        DeadLetterJson.Write(line, DeadLetter.Undecodable(record, new string('"', 1000)), "transactions", TestShard.Id);

        Assert.InRange(line.WrittenCount, 1, 1000 * 1024);
        using var json = JsonDocument.Parse(line.WrittenMemory);
        Assert.Equal(1024 * 1024, json.RootElement.GetProperty("data_bytes").GetInt32());
        Assert.Equal(DeadLetterJson.MaxDataBytes, json.RootElement.GetProperty("data_base64").GetBytesFromBase64().Length);
        Assert.Equal((byte)'\n', line.WrittenSpan[^1]);
    }
}
