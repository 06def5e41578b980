using System.Buffers.Binary;
using Visa.Features.Risk;
using Visa.Features.Snapshots;

namespace Visa.Features.Tests.Risk;

public sealed class RiskTableFileTests
{
    private static readonly RandomHistory History = new(9, 300);
    private static readonly RiskTable Table = LabelHistoryTests.Table(History, Tests.Transactions.Noon.AddDays(60), int.MaxValue);

    [Fact]
    public void Read_WrittenTable_FindsTheSame()
    {
        var read = Read(LabelHistoryTests.Bytes(Table));

        Assert.Equal(("2026-05-29", Tests.Transactions.Noon.AddDays(60), TimeSpan.FromDays(7), Table.Prior), (read.Version, read.AsOf, read.Delay, read.Prior));
        Assert.All(Enum.GetValues<RiskKind>(), kind => Assert.Equal(Table.Count(kind), read.Count(kind)));
        foreach (var transaction in History.Transactions)
        {
            Table.TryFind(RiskSubjects.Of(transaction), out var expected);
            Assert.True(read.TryFind(RiskSubjects.Of(transaction), out var found));
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void TryFind_UnknownSubjects_HaveNoTransactionsAndThePrior()
    {
        Assert.True(Table.TryFind(new RiskSubjects(1, 2, 3, 4, 5), out var facts));

        Assert.Equal((default, default, Table.Prior), (facts.Terminal, facts.Genuine, facts.Prior));
    }

    [Fact]
    public void TryFind_AnySubject_AllocatesNothing()
    {
        var subjects = RiskSubjects.Of(History.Transactions[0]);
        Table.TryFind(subjects, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Table.TryFind(subjects, out _);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Read_AnyFlippedBitOrShorterPrefix_IsRefused()
    {
        var bytes = LabelHistoryTests.Bytes(Table);
        for (var i = 0; i < bytes.Length; i++)
        {
            var shorter = bytes[..i];
            Assert.Throws<SnapshotRefusedException>(() => Read(shorter));
            bytes[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<SnapshotRefusedException>(() => Read(bytes));
            bytes[i] ^= (byte)(1 << (i % 8));
        }
    }

    [Fact]
    public void Read_AnotherVersion_SaysWhich()
    {
        var bytes = LabelHistoryTests.Bytes(Table);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 99);

        Assert.Contains("version 99", Assert.Throws<SnapshotRefusedException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    private static RiskTable Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return RiskTableFile.Read(stream);
    }
}
