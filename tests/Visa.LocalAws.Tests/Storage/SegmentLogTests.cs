using System.Text;
using Visa.LocalAws.Storage;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Storage;

public sealed class SegmentLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommitThreads _threads = new();

    [Fact]
    public async Task Read_AfterCommit_ReturnsRecordsInOrder()
    {
        var log = Open();
        await AppendAsync(log, 1, 1000);

        var records = log.Read(0).ToList();

        Assert.Equal(Enumerable.Range(1, 1000).Select(number => (long)number), records.Select(record => record.Key));
        Assert.Equal(Enumerable.Range(1, 1000).Select(Text), records.Select(TextOf));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(1000)]
    public async Task Read_FromAnyKey_BeginsThere(long key)
    {
        var log = Open();
        await AppendAsync(log, 1, 1000);

        Assert.Equal(key, log.Read(key).First().Key);
        Assert.Empty(log.Read(1001));
    }

    [Fact]
    public async Task Read_FromAnyKeyAfterManyWrites_BeginsThere()
    {
        var log = Open(segmentBytes: 4096);
        for (var number = 1; number <= 200; number++)
        {
            await AppendAsync(log, number, 1);
        }

        Assert.All(Enumerable.Range(1, 200), key => Assert.Equal(Enumerable.Range(key, 201 - key).Select(Text), log.Read(key).Select(TextOf)));
    }

    [Fact]
    public async Task Open_AfterRestart_KeepsEveryAcknowledgedRecord()
    {
        await AppendAsync(Open(segmentBytes: 4096), 1, 500);
        await AppendAsync(Open(segmentBytes: 4096), 501, 500);

        var log = Open(segmentBytes: 4096);

        Assert.True(Files().Count > 2);
        Assert.Equal(1001, log.CommittedKey);
        Assert.Equal(Enumerable.Range(1, 1000).Select(Text), log.Read(0).Select(TextOf));
    }

    [Fact]
    public async Task Open_ForEveryLengthOfTornTail_KeepsTheRecordsBefore()
    {
        await AppendAsync(Open(), 1, 3);
        var file = Files().Single();
        var whole = await File.ReadAllBytesAsync(file);
        var recordLength = whole.Length / 3;
        for (var length = recordLength * 2; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(file, whole[..length]);

            var log = Open();

            Assert.Equal([1, 2], log.Read(0).Select(record => record.Key));
            Assert.Equal(length - (recordLength * 2), log.CutBytes);
            Assert.Equal(recordLength * 2, new FileInfo(file).Length);
        }
    }

    [Fact]
    public async Task Append_AfterACutTail_TakesThePlaceOfTheTornRecord()
    {
        await AppendAsync(Open(), 1, 3);
        Truncate(Files().Single(), by: 1);

        var log = Open();
        await AppendAsync(log, 7, 1);

        Assert.Equal([Text(1), Text(2), Text(7)], Open().Read(0).Select(TextOf));
    }

    [Fact]
    public async Task Open_WithATailOfZeros_CutsIt()
    {
        await AppendAsync(Open(), 1, 3);
        await using (var file = new FileStream(Files().Single(), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(new byte[5000]);
        }

        var log = Open();

        Assert.Equal(5000, log.CutBytes);
        Assert.Equal(4, log.CommittedKey);
    }

    [Fact]
    public async Task Open_WithDamageBelowAcknowledgedRecords_ReportsFileAndByte()
    {
        var log = Open();
        for (var number = 1; number <= 5; number++)
        {
            await AppendAsync(log, number, 1);
        }

        var file = Files().Single();
        var recordLength = new FileInfo(file).Length / 5;
        Flip(file, at: (recordLength * 2) + recordLength - 1);

        var damage = Assert.Throws<DamagedLogException>(() => Open());

        Assert.Equal(file, damage.File);
        Assert.Equal(recordLength * 2, damage.Offset);
    }

    [Fact]
    public async Task Read_OfAnOldSegmentDamagedMeanwhile_ReportsIt()
    {
        await AppendAsync(Open(segmentBytes: 1024), 1, 200);
        Flip(Files()[0], at: 100);

        var log = Open(segmentBytes: 1024);

        Assert.Equal(Files()[0], Assert.Throws<DamagedLogException>(() => log.Read(0).ToList()).File);
    }

    [Fact]
    public async Task Open_WithDamageInAnOldSegmentWithoutIndex_ReportsIt()
    {
        await AppendAsync(Open(segmentBytes: 1024), 1, 200);
        Flip(Files()[0], at: 100);
        File.Delete(Path.ChangeExtension(Files()[0], ".index"));

        Assert.Equal(Files()[0], Assert.Throws<DamagedLogException>(() => Open(segmentBytes: 1024)).File);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("tear")]
    [InlineData("flip")]
    public async Task Open_WithAnIndexThatACrashLeftUnfinished_ReadsTheSegmentsInstead(string harm)
    {
        await AppendAsync(Open(segmentBytes: 1024), 1, 200);
        foreach (var index in Directory.GetFiles(_folder.Path, "*.index", SearchOption.AllDirectories))
        {
            Harm(index, harm);
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(Text), Open(segmentBytes: 1024).Read(0).Select(TextOf));
    }

    [Fact]
    public async Task Open_WithATailShorterThanItsIndex_ReportsTheLoss()
    {
        await AppendAsync(Open(indexedEveryBytes: 64), 1, 50);
        var file = Files().Single();
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..200]);

        Assert.Contains("had been stored", Assert.Throws<DamagedLogException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithAnIndexedTail_KeepsWhatWasAppendedAfterTheIndex()
    {
        await AppendAsync(Open(indexedEveryBytes: 2000), 1, 100);

        var log = Open();
        await AppendAsync(log, 101, 20);

        Assert.Equal(Enumerable.Range(1, 120).Select(Text), log.Read(0).Select(TextOf));
        Assert.Equal(77, log.Read(77).First().Key);
    }

    [Fact]
    public async Task SealAsync_ThenAppend_TakesNothingUntilItIsUnsealed()
    {
        var log = Open();
        await AppendAsync(log, 1, 3);
        await log.SealAsync();

        Assert.False(log.TryAppend(0, default, "x"u8, out _));
        log.Unseal();
        await AppendAsync(log, 4, 1);
        Assert.Equal(5, log.CommittedKey);
    }

    [Fact]
    public async Task WaitAsync_ForTheNextKey_EndsWhenItIsCommitted()
    {
        var log = Open();
        var waiting = log.WaitAsync(log.CommittedKey);
        Assert.False(waiting.IsCompleted);

        await AppendAsync(log, 1, 1);

        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Open_WithAMissingSegment_ReportsTheGap()
    {
        await AppendAsync(Open(segmentBytes: 1024), 1, 200);
        File.Delete(Files()[1]);

        Assert.Contains("are missing", Assert.Throws<DamagedLogException>(() => Open(segmentBytes: 1024)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfARecordDamagedWhileRunning_ReportsIt()
    {
        var log = Open();
        await AppendAsync(log, 1, 3);
        Flip(Files().Single(), at: new FileInfo(Files().Single()).Length - 1);

        Assert.Throws<DamagedLogException>(() => log.Read(0).ToList());
    }

    [Fact]
    public async Task Append_ByManyAtOnce_CommitsEachOnceInKeyOrder()
    {
        var log = Open(segmentBytes: 8192);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < 100; number++)
            {
                await log.Append(0, [], Encoding.UTF8.GetBytes($"{writer}:{number}")).Committed;
            }
        })));

        var records = Open(segmentBytes: 8192).Read(0).ToList();

        Assert.Equal(Enumerable.Range(1, 800).Select(key => (long)key), records.Select(record => record.Key));
        Assert.Equal(800, records.Select(TextOf).Distinct().Count());
        Assert.All(
            records.Select(TextOf).GroupBy(text => text.Split(':')[0]),
            writer => Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{writer.Key}:{number}"), writer));
    }

    [Fact]
    public async Task Append_WithAClockThatGoesBack_KeepsTimestampsRising()
    {
        var log = Open();
        await log.Append(5000, [], "a"u8).Committed;

        var second = log.Append(3000, [], "b"u8);
        await second.Committed;

        Assert.Equal(5000, second.Timestamp);
        Assert.Equal(5000, Open().Append(1, [], "c"u8).Timestamp);
    }

    [Fact]
    public async Task FindKey_ForATime_IsTheFirstRecordNotBefore()
    {
        var log = Open(segmentBytes: 2048);
        for (var number = 1; number <= 200; number++)
        {
            await log.Append(number * 10, [], Encoding.UTF8.GetBytes(Text(number))).Committed;
        }

        Assert.Equal(1, log.FindKey(0));
        Assert.Equal(57, log.FindKey(570));
        Assert.Equal(58, log.FindKey(571));
        Assert.Equal(201, log.FindKey(2001));
    }

    [Fact]
    public async Task DeleteOlderThan_WhenEverythingIsOld_KeepsTheNextKey()
    {
        var log = Open(segmentBytes: 1024);
        await AppendAsync(log, 1, 200);
        Assert.True(log.DeleteOlderThan(long.MaxValue) > 0);
        await AppendAsync(log, 201, 1);
        log.DeleteOlderThan(long.MaxValue);

        var reopened = Open(segmentBytes: 1024);

        Assert.Equal(202, reopened.CommittedKey);
        Assert.Equal([201L], reopened.Read(0).Select(record => record.Key));
    }

    [Fact]
    public async Task DeleteBelow_AKey_KeepsItAndWhatFollows()
    {
        var log = Open(segmentBytes: 1024);
        await AppendAsync(log, 1, 200);

        Assert.True(log.DeleteBelow(100) > 0);

        Assert.InRange(log.FirstKey, 2, 100);
        Assert.Equal(100, log.Read(100).First().Key);
    }

    public void Dispose()
    {
        _threads.Dispose();
        _folder.Dispose();
    }

    private SegmentLog Open(long segmentBytes = 1024 * 1024, long indexedEveryBytes = 1024 * 1024) =>
        SegmentLog.Open(_folder.Path, _threads, new SegmentLogOptions { SegmentBytes = segmentBytes, IndexedEveryBytes = indexedEveryBytes });

    private static void Harm(string file, string harm)
    {
        switch (harm)
        {
            case "delete":
                File.Delete(file);
                break;
            case "tear":
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..20]);
                break;
            default:
                Flip(file, at: 9);
                break;
        }
    }

    private IReadOnlyList<string> Files() => Segment.FilesIn(_folder.Path);

    private static async Task AppendAsync(SegmentLog log, int first, int count)
    {
        foreach (var chunk in Enumerable.Range(first, count).Chunk(10))
        {
            var appended = chunk.Select(number => log.Append(number, [], Encoding.UTF8.GetBytes(Text(number)))).ToList();
            await Task.WhenAll(appended.Select(record => record.Committed));
        }
    }

    private static string Text(int number) => $"record {number:D6}";

    private static string TextOf(LogRecord record) => Encoding.UTF8.GetString(record.Payload.Span);

    private static void Truncate(string path, long by)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(file.Length - by);
    }

    private static void Flip(string path, long at)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 1));
    }
}
