using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Aggregates;

namespace Visa.Kcl.Tests.Aggregates;

public sealed class DeaggregationAllocationTests
{
    private const int Records = 1000;
    private const int PayloadBytes = 1000;

    [Fact]
    public void Unpack_OfPlainRecords_AllocatesNothing()
    {
        var plain = Enumerable.Range(0, Records).Select(_ => Outer(new byte[PayloadBytes])).ToArray();

        Assert.Equal(0, Allocated(plain));
    }

    [Fact]
    public void Unpack_OfAnAggregate_AllocatesTheRecordsButNotTheirPayloads()
    {
        var builder = new AggregateBuilder();
        for (var i = 0; i < Records; i++)
            builder.Add("key", new byte[PayloadBytes]);

        // A record is about 90 bytes; the lists of records and of their places grow by doubling.
        Assert.InRange(Allocated([Outer(builder.Build())]) / Records, 80, 220);
    }

    private static long Allocated(KinesisClientRecord[] records)
    {
        Deaggregation.Unpack(records, null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Deaggregation.Unpack(records, null);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static KinesisClientRecord Outer(byte[] data) => new()
    {
        Data = data,
        PartitionKey = "a",
        SequenceNumber = "1",
        ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch,
    };
}
