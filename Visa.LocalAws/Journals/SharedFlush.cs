namespace Visa.LocalAws.Journals;

/// <summary>A flush that covers all that was done before it begins: whoever asks while one is under way shares the next.</summary>
internal sealed class SharedFlush(Action flush)
{
    private readonly SemaphoreSlim _flushing = new(1, 1);
    private long _asked;
    private long _covered;

    /// <summary>Returns when a flush that began after this call has ended.</summary>
    public async ValueTask FlushAsync()
    {
        var ticket = Interlocked.Increment(ref _asked);
        await _flushing.WaitAsync();
        try
        {
            if (_covered >= ticket)
                return;
            var covers = Volatile.Read(ref _asked);
            flush();
            _covered = covers;
        }
        finally
        {
            _flushing.Release();
        }
    }
}
