using Amazon.Kinesis.ClientLibrary;

namespace Visa.StreamConsumer.Records;

internal static class RecordPositionExtensions
{
    public static RecordPosition Position(this KinesisClientRecord record) => new(record.SequenceNumber, record.SubSequenceNumber);
}
