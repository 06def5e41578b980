namespace Visa.LocalAws.Journals;

/// <summary>A flush that covers all that was done before it begins: whoever asks while one is under way shares the next.</summary>
internal sealed class SharedFlush(Func<Task> flush)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when a flush that began after this call has ended; it may throw what the flush throws.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
            return _next ??= FlushAfterAsync(_running);
    }

    private async Task FlushAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
            (_running, _next) = (_next!, null);
        await flush();
    }
}
