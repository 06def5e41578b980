using System.Buffers;
using Visa.Domain.Transactions;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.Simulation;

public sealed class TransactionEncoderTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Write_AnyTransaction_GivesTheBytesOfTheContractsCodec()
    {
        var simulation = SmallNetwork.Open(CrookedTown.Settings);
        var prng = new Prng(3);
        for (var i = 0; i < 4; i++)
        {
            var day = simulation.NextDay(1, CancellationToken.None);
            for (var index = 0; index < day.Count; index++)
            {
                var sentAt = SmallNetwork.Start.AddMilliseconds(prng.Next(int.MaxValue));
                var trace = prng.Chance(0.1) ? Trace : null;
                var (ours, codec) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
                TransactionEncoder.Write(ours, day, index, sentAt, trace);
                TransactionJson.Write(codec, day.Materialise(index) with { SentAt = sentAt, TraceParent = trace });

                Assert.True(ours.WrittenSpan.SequenceEqual(codec.WrittenSpan), System.Text.Encoding.UTF8.GetString(ours.WrittenSpan));
            }
        }
    }

    [Fact]
    public void Write_FacesKnown_AllocatesNothing()
    {
        var day = SmallNetwork.Open(SmallNetwork.Settings(cards: 500)).NextDay(1, CancellationToken.None);
        var output = new ArrayBufferWriter<byte>(TransactionEncoder.MaxBytes * 3);
        var sentAt = day.EventTime(0);
        var allocated = 0L;
        for (var i = 0; i < day.Count; i++)
        {
            // The first write makes the faces of card and terminal.
            output.ResetWrittenCount();
            TransactionEncoder.Write(output, day, i, sentAt);
            var before = GC.GetAllocatedBytesForCurrentThread();
            TransactionEncoder.Write(output, day, i, sentAt);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }
}
