using System.Threading.Channels;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// Pages that were read and wait for their processor: a few, and of a few bytes together. The reader asks for room before it reads, so that
/// a slow processor stops the reading; the page that was asked for may then exceed the bytes. A processor that was busy gets what came meanwhile at once.
/// </summary>
/// <param name="mostPages">How many pages may wait.</param>
/// <param name="mostBytes">How many bytes may wait, but for the last page.</param>
/// <param name="mostRecords">How many records pages are put together to, for a processor; one page may have more.</param>
internal sealed class PageQueue(int mostPages, long mostBytes, int mostRecords)
{
    private readonly Lock _gate = new();
    private readonly Channel<RecordPage> _pages =
        Channel.CreateBounded<RecordPage>(new BoundedChannelOptions(mostPages) { SingleReader = true, SingleWriter = true });

    // Holds at most one word: that a page was taken since the reader last asked.
    private readonly Channel<bool> _taken =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _waiting;
    private long _bytes;

    /// <summary>Bytes of payload that wait.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>Completes when every page was taken and there will be no more.</summary>
    public Task Completion => _pages.Reader.Completion;

    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (IsFull)
            await _taken.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>Adds a page; only after there was room.</summary>
    public void Add(RecordPage page)
    {
        lock (_gate)
        {
            _waiting++;
            _bytes += page.Bytes;
        }

        if (!_pages.Writer.TryWrite(page))
            throw new InvalidOperationException("A page was added without waiting for room.");
    }

    public void Complete() => _pages.Writer.TryComplete();

    /// <summary>The pages that wait, as one.</summary>
    public async ValueTask<RecordPage> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await _pages.Reader.ReadAsync(cancellationToken);
        var taken = 1;
        while (_pages.Reader.TryPeek(out var next) && page.Records.Count + next.Records.Count <= mostRecords && _pages.Reader.TryRead(out next))
        {
            page = page.Then(next);
            taken++;
        }

        lock (_gate)
        {
            _waiting -= taken;
            _bytes -= page.Bytes;
        }

        _taken.Writer.TryWrite(true);
        return page;
    }

    private bool IsFull
    {
        get
        {
            lock (_gate)
                return _waiting >= mostPages || _bytes >= mostBytes;
        }
    }
}
