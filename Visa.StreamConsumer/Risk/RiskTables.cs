using Amazon.S3;
using Microsoft.Extensions.Options;
using Visa.Features.Risk;
using Visa.Features.Snapshots;

namespace Visa.StreamConsumer.Risk;

/// <summary>
/// The risk tables that decisions are made with. New ones are made with the configured table, or with the newest, which this moves on to
/// while running: a decision's context names the one that it was made with, and is recorded before the decision is emitted.
/// </summary>
internal sealed class RiskTables(RiskTableStore store, IOptions<RiskOptions> options, ILogger<RiskTables> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, IRiskSource> _read = new(StringComparer.Ordinal) { [NoRisk.Instance.Version] = NoRisk.Instance };
    private volatile IRiskSource? _current;

    /// <summary>True when a newer table is not to be moved to.</summary>
    public bool IsPinned => options.Value.Version is not null;

    public void Dispose() => _turn.Dispose();

    /// <summary>The table for new decisions.</summary>
    /// <exception cref="InvalidOperationException">The configured version was never published.</exception>
    public async ValueTask<IRiskSource> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_current is null)
            await RefreshAsync(cancellationToken);
        return _current!;
    }

    /// <summary>The table of a recorded context, or null when the lake has none of that version.</summary>
    /// <exception cref="SnapshotRefusedException">It is damaged or of another format.</exception>
    public async Task<IRiskSource?> FindAsync(string version, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(version, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Moves on to the newest table.</summary>
    /// <exception cref="AmazonS3Exception">The lake cannot be read; the present table stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var next = IsPinned ? await PinnedAsync(cancellationToken) : await NewerAsync(cancellationToken) ?? _current ?? NoRisk.Instance;
            if (next != _current)
                logger.TableChosen(next.Version, _current?.Version ?? "at the start");
            Forget(kept: [next.Version, (_current ?? next).Version, NoRisk.Instance.Version]);
            _current = next;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IRiskSource> PinnedAsync(CancellationToken cancellationToken)
    {
        var version = options.Value.Version!;
        return await ReadAsync(version, cancellationToken)
            ?? throw new InvalidOperationException($"Risk:Version is {version}, but {store.Address(version)} is missing. Publish it, or configure a version that was published.");
    }

    /// <summary>The newest that can be read, if it is newer than the present one.</summary>
    private async Task<IRiskSource?> NewerAsync(CancellationToken cancellationToken)
    {
        var present = _current is null or NoRisk ? null : _current.Version;
        foreach (var version in (await store.ListAsync(present, cancellationToken)).Reverse())
        {
            try
            {
                if (await ReadAsync(version, cancellationToken) is { } table)
                    return table;
            }
            catch (Exception refused) when (refused is SnapshotRefusedException or InvalidDataException)
            {
                logger.TableRefused(refused, version);
            }
        }
        return null;
    }

    private async Task<IRiskSource?> ReadAsync(string version, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(version, out var read))
            return read;
        if (await store.TryReadAsync(version, cancellationToken) is not { } table)
            return null;
        return _read[version] = table;
    }

    private void Forget(IReadOnlyList<string> kept)
    {
        foreach (var version in _read.Keys.Except(kept).ToList())
            _read.Remove(version);
    }
}
