using System.Text;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("test.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterFlushedAppends_ReplaysThemInOrder()
    {
        await WriteAsync(["one", "two", ""]);

        Assert.Equal(["one", "two", ""], Read(out var torn));
        Assert.Equal(0, torn);
    }

    [Fact]
    public async Task Open_FileCutAtAnyByte_ReplaysExactlyTheWholeRecordsBeforeTheCut()
    {
        string[] records = ["a", "bb", "", "a somewhat longer record"];
        await WriteAsync(records);
        var whole = await File.ReadAllBytesAsync(FilePath);
        var ends = records.Select((_, i) => 8 + records.Take(i + 1).Sum(record => 8 + record.Length)).ToArray();

        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(FilePath, whole[..length]);

            var expected = ends.Count(end => end <= length);
            Assert.Equal(records[..expected], Read(out var torn));
            Assert.Equal(length - (length < 8 ? 0 : expected == 0 ? 8 : ends[expected - 1]), torn);
            Assert.Equal(records[..expected], Read(out _));
        }
    }

    [Fact]
    public async Task Open_FlippedByteInTheLastRecord_CutsItAndKeepsTheBytesAside()
    {
        await WriteAsync(["first", "second"]);
        var bytes = await File.ReadAllBytesAsync(FilePath);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes);

        Assert.Equal(["first"], Read(out _));
        Assert.Equal(bytes[^14..], await File.ReadAllBytesAsync(FilePath + ".torn"));
    }

    [Fact]
    public async Task Open_AnotherKindOfFile_Refuses()
    {
        await File.WriteAllTextAsync(FilePath, "something else entirely");

        Assert.Throws<InvalidDataException>(() => Read(out _));
    }

    [Fact]
    public async Task Append_AfterTornTail_FollowsTheLastWholeRecord()
    {
        await WriteAsync(["first", "second"]);
        await using (var file = File.OpenWrite(FilePath))
            file.SetLength(file.Length - 3);
        await WriteAsync(["third"]);

        Assert.Equal(["first", "third"], Read(out _));
    }

    [Fact]
    public async Task FlushAsync_ManyAppendersAtOnce_AllAreReplayedInTheOrderOfTheirPositions()
    {
        var journal = Journal.Open(FilePath, _ => { });
        var positions = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            var text = $"record {i}";
            var position = journal.Append(Encoding.UTF8.GetBytes(text));
            await journal.FlushAsync(position, CancellationToken.None);
            return (position, text);
        })));
        await journal.DisposeAsync();

        Assert.Equal(positions.OrderBy(pair => pair.position).Select(pair => pair.text), Read(out _));
    }

    [Fact]
    public async Task RewriteAsync_WithAppendsAfterTheSnapshot_KeepsSnapshotThenAppends()
    {
        var journal = Journal.Open(FilePath, _ => { });
        journal.Append("old 1"u8);
        await journal.FlushAsync(journal.Position, CancellationToken.None);
        journal.Append("old 2, covered but not written"u8);
        await journal.RewriteAsync(
            () =>
            {
                var covered = journal.Position;
                journal.Append("new"u8);
                return new JournalSnapshot([Encoding.UTF8.GetBytes("state")], covered);
            },
            CancellationToken.None);
        await journal.FlushAsync(journal.Append("newer"u8), CancellationToken.None);
        await journal.DisposeAsync();

        Assert.Equal(["state", "new", "newer"], Read(out _));
    }

    [Fact]
    public async Task SettleAsync_MuchOverwritten_ShrinksTheFile()
    {
        var journal = Journal.Open(FilePath, _ => { });
        var record = new byte[1024 * 1024];
        for (var i = 0; i < 20; i++)
        {
            journal.Append(record);
            await journal.SettleAsync(() => new JournalSnapshot([record], journal.Position), CancellationToken.None);
        }
        await journal.DisposeAsync();

        Assert.InRange(new FileInfo(FilePath).Length, record.Length, 8 * record.Length);
    }

    [Fact]
    public async Task Append_AfterDispose_Refuses()
    {
        var journal = Journal.Open(FilePath, _ => { });
        await journal.DisposeAsync();

        Assert.Throws<IOException>(() => journal.Append("late"u8));
    }

    private async Task WriteAsync(IEnumerable<string> records)
    {
        await using var journal = Journal.Open(FilePath, _ => { });
        foreach (var record in records)
            await journal.FlushAsync(journal.Append(Encoding.UTF8.GetBytes(record)), CancellationToken.None);
    }

    private List<string> Read(out long torn)
    {
        var records = new List<string>();
        var journal = Journal.Open(FilePath, record => records.Add(Encoding.UTF8.GetString(record.Span)));
        torn = journal.TornBytes;
        journal.Abandon();
        return records;
    }
}
