using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Reading;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// The process side of AWS's MultiLangDaemon protocol for one shard: receive an action, call the processor, confirm; until the daemon closes
/// the pipe. The processor is promised the same as by the native host: a call that throws is repeated, no batch is skipped, nothing
/// follows its last call.
/// </summary>
internal sealed class DaemonSession(DaemonConnection connection, ProcessorParts parts) : IAsyncDisposable
{
    private readonly KclOptions _options = parts.Options;
    private readonly ILogger<DaemonSession> _logger = parts.Logger<DaemonSession>();
    private DaemonLease? _lease;
    private DaemonCheckpointer? _checkpointer;
    private ProcessorCalls? _calls;
    private bool _isOver;

    /// <summary>Runs until the daemon has gone or the process is asked to stop.</summary>
    /// <exception cref="MultiLangProtocolException">The daemon sent what the protocol does not know.</exception>
    public async Task RunAsync(CancellationToken stopRequested)
    {
        using var pumping = CancellationTokenSource.CreateLinkedTokenSource(stopRequested);
        var pump = connection.PumpAsync(pumping.Token);
        using var lost = connection.Closed.Register(() => _lease?.Lose());
        try
        {
            while (await connection.ReceiveAsync(stopRequested) is { } message)
            {
                await HandleAsync(message, stopRequested);
                stopRequested.ThrowIfCancellationRequested();
                _checkpointer?.Close();
                await connection.ConfirmAsync(message.Action);
            }

            _logger.DaemonGone();
        }
        catch (OperationCanceledException) when (stopRequested.IsCancellationRequested)
        {
            _logger.Stopping();
        }
        finally
        {
            await pumping.CancelAsync();

            // A read of stdin that waits cannot be cancelled everywhere: it ends with the process.
            if (connection.Closed.IsCancellationRequested)
                await pump;
            await LoseLeaseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_calls is not null)
            await _calls.DisposeAsync();
        _lease?.Dispose();
    }

    private async Task HandleAsync(DaemonMessage message, CancellationToken stopRequested)
    {
        if (message.Action == DaemonAction.Initialize)
            Begin(message);
        if (_lease is null || _checkpointer is null || _calls is null)
            throw new MultiLangProtocolException($"The daemon asks for {message.Action} before it has initialized the process.");
        if (_isOver)
            return;

        using var stopOrLost = CancellationTokenSource.CreateLinkedTokenSource(stopRequested, _lease.Lost);
        try
        {
            await CallAsync(message, _calls, _checkpointer, stopOrLost.Token);
        }
        catch (Exception e) when (stopOrLost.IsCancellationRequested)
        {
            // A daemon that is still there waits for the confirmation, and then says itself that the lease is lost.
            if (e is not (OperationCanceledException or ShutdownException))
                _logger.CallAbandoned(message.Action, _lease.ShardId, e);
        }
    }

    private async Task CallAsync(DaemonMessage message, ProcessorCalls calls, DaemonCheckpointer checkpointer, CancellationToken stopOrLost)
    {
        switch (message.Action)
        {
            case DaemonAction.Initialize:
                await calls.InitializeAsync(checkpointer.Last, stopOrLost);
                break;
            case DaemonAction.ProcessRecords:
                checkpointer.Open();
                var page = new RecordPage(message.Records, "", message.MillisBehindLatest ?? 0, []);
                await calls.ProcessAsync(page, checkpointer, stopOrLost, stopOrLost);
                break;
            case DaemonAction.ShardEnded:
                checkpointer.ReachedShardEnd();
                checkpointer.Open();
                await calls.EndShardAsync(checkpointer, stopOrLost, stopOrLost);
                _isOver = true;
                break;
            case DaemonAction.ShutdownRequested:
                _isOver = true;
                checkpointer.Open();
                await RequestShutdownAsync(calls, checkpointer, stopOrLost);
                break;
            default:
                await LoseLeaseAsync();
                break;
        }
    }

    private void Begin(DaemonMessage message)
    {
        if (_lease is not null || message.ShardId is null)
            throw new MultiLangProtocolException("The daemon initializes a process twice or without a shard.");
        var start = new ExtendedSequenceNumber(message.SequenceNumber ?? ExtendedSequenceNumber.TrimHorizon.SequenceNumber, message.SubSequenceNumber ?? 0);
        _lease = new(message.ShardId);
        if (connection.Closed.IsCancellationRequested)
            _lease.Lose();
        _checkpointer = new(connection, _lease, start);
        _calls = new(_lease, parts);
        _logger.ShardAssigned(message.ShardId, start.ToString());
    }

    private async Task RequestShutdownAsync(ProcessorCalls calls, DaemonCheckpointer checkpointer, CancellationToken lost)
    {
        using var timeout = new CancellationTokenSource(_options.ShutdownCheckpointTimeout, parts.Time);
        using var timeoutOrLost = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lost);
        await calls.RequestShutdownAsync(checkpointer, timeoutOrLost.Token);
    }

    // The daemon says so, or has gone without a word: then another worker takes the shard.
    private async Task LoseLeaseAsync()
    {
        _checkpointer?.Close();
        _lease?.Lose();
        if (_isOver || _calls is null)
            return;
        _isOver = true;
        using var timeout = new CancellationTokenSource(_options.ShutdownCheckpointTimeout, parts.Time);
        await _calls.LoseLeaseAsync(timeout.Token);
    }
}
