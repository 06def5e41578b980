using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// The two pipes to the daemon. Its lines are read as they come, so that the end of the pipe is noticed also while a processor works: actions
/// are queued, the answer of a checkpoint goes to whoever waits for it. One exchange at a time.
/// </summary>
internal sealed class DaemonConnection(Stream input, Stream output, ILogger<DaemonConnection> logger) : IDisposable
{
    private const int ReadSize = 256 * 1024;

    private readonly PipeReader _lines = PipeReader.Create(input, new(bufferSize: ReadSize, leaveOpen: true));
    private readonly ProcessMessageWriter _writer = new(output);
    private readonly SemaphoreSlim _exchange = new(1, 1);
    private readonly CancellationTokenSource _closed = new();
    private readonly Channel<DaemonMessage> _actions =
        Channel.CreateBounded<DaemonMessage>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    private TaskCompletionSource<DaemonMessage>? _answer;

    /// <summary>Cancelled when the daemon is gone.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Reads what the daemon sends until it closes the pipe or breaks the protocol.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            while (await ReadLineAsync(cancellationToken) is { } message)
                await DispatchAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is MultiLangProtocolException or IOException)
        {
            failure = e;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process stops.
        }
        finally
        {
            _actions.Writer.TryComplete(failure as MultiLangProtocolException);
            _closed.Cancel();
            Interlocked.Exchange(ref _answer, null)?.TrySetException(new ShutdownException("The daemon has gone before it answered the checkpoint."));
        }
    }

    /// <summary>The daemon's next action; null when it has gone.</summary>
    /// <exception cref="MultiLangProtocolException">It sent what the protocol does not know.</exception>
    public async Task<DaemonMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (await _actions.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_actions.Reader.TryRead(out var message))
                return message;
        }

        return null;
    }

    /// <summary>Says that an action is done, after the answer of any checkpoint under way.</summary>
    public async Task ConfirmAsync(DaemonAction action)
    {
        await _exchange.WaitAsync(CancellationToken.None);
        try
        {
            if (!Closed.IsCancellationRequested)
                await _writer.WriteStatusAsync(action, CancellationToken.None);
        }
        catch (IOException e)
        {
            // The end of the other pipe follows.
            logger.DaemonNotReached(action, e);
        }
        finally
        {
            _exchange.Release();
        }
    }

    /// <summary>
    /// Asks for a checkpoint if that is still allowed when its turn comes. The answer is awaited to the end even when the caller gives up: nothing else may be sent before.
    /// </summary>
    /// <exception cref="ShutdownException">The daemon has gone.</exception>
    public async Task<DaemonMessage> CheckpointAsync(string? sequenceNumber, long? subSequenceNumber, Action ensureAllowed)
    {
        await _exchange.WaitAsync(CancellationToken.None);
        try
        {
            ensureAllowed();
            var answer = new TaskCompletionSource<DaemonMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _answer, answer);
            if (Closed.IsCancellationRequested)
                throw new ShutdownException("The daemon has gone: another worker goes on from the last checkpoint.");
            await _writer.WriteCheckpointAsync(sequenceNumber, subSequenceNumber, CancellationToken.None);
            return await answer.Task;
        }
        catch (IOException e)
        {
            throw new ShutdownException("The daemon has gone: another worker goes on from the last checkpoint.", e);
        }
        finally
        {
            _exchange.Release();
        }
    }

    public void Dispose()
    {
        // While a read is under way its buffers, and what it will report to, must stay.
        if (!_closed.IsCancellationRequested)
            return;
        _lines.Complete();
        _exchange.Dispose();
    }

    private async Task DispatchAsync(DaemonMessage message, CancellationToken cancellationToken)
    {
        if (message.Action != DaemonAction.Checkpoint)
            await _actions.Writer.WriteAsync(message, cancellationToken);
        else if (Interlocked.Exchange(ref _answer, null) is { } waiting)
            waiting.TrySetResult(message);
        else
            logger.UnexpectedAnswer();
    }

    /// <summary>The next message; null at the end of the pipe. A last line without its end was cut off and is no message.</summary>
    private async Task<DaemonMessage?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var scanned = 0L;
        while (true)
        {
            var read = await _lines.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.Slice(scanned).PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                var message = IsBlank(line) ? null : DaemonMessageReader.Read(line);
                _lines.AdvanceTo(buffer.GetPosition(1, end));
                scanned = 0;
                if (message is not null)
                    return message;
                continue;
            }

            scanned = buffer.Length;
            _lines.AdvanceTo(buffer.Start, buffer.End);
            if (!read.IsCompleted)
                continue;
            if (scanned > 0)
                logger.LineCutOff(scanned);
            return null;
        }
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }
}
