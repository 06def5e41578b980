using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Aggregates;
using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Visa.Kcl.Tests.MultiLang;

/// <summary>
/// AWS's MultiLangDaemon for one shard, as its sources say that it behaves: one action at a time, records opened and filtered, a checkpointer only in
/// some actions and only between the last checkpoint and the last record delivered, and the lines of its message classes.
/// </summary>
internal sealed class ModelDaemon : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<KinesisClientRecord> _records = [];
    private ExtendedSequenceNumber _largest;
    private StreamWriter? _writer;
    private StreamReader? _reader;
    private Task _run = Task.CompletedTask;
    private int _sequence = 1000;
    private bool _isLost;
    private bool _isEnding;
    private bool _isStopping;
    private bool _isAtEnd;

    public ExtendedSequenceNumber Checkpoint { get; private set; } = ExtendedSequenceNumber.TrimHorizon;

    public int Throttled { get; set; }

    public void Start(ExtendedSequenceNumber checkpoint, Stream toProcess, Stream fromProcess)
    {
        Checkpoint = _largest = checkpoint;
        _writer = new(toProcess, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        _reader = new(fromProcess, new UTF8Encoding(false));
        _run = Task.Run(RunAsync);
    }

    public string Put(byte[] data, string partitionKey)
    {
        lock (_gate)
        {
            var number = (++_sequence).ToString(CultureInfo.InvariantCulture);
            foreach (var record in Deaggregation.Unpack([DaemonLines.Record(number, partitionKey, data)], null))
                _records.Enqueue(record);
            return number;
        }
    }

    public void LoseLease() => Set(() => _isLost = true);

    public void EndShard() => Set(() => _isEnding = true);

    public void Stop() => Set(() => _isStopping = true);

    public async ValueTask DisposeAsync()
    {
        LoseLease();
        await _run;
    }

    private async Task RunAsync()
    {
        await DoAsync(DaemonLines.Initialize("shardId-000000000000", Checkpoint.SequenceNumber, Checkpoint.SubSequenceNumber), "initialize", hasCheckpointer: false);
        while (NextAction() is { } action)
            await DoAsync(action.Line, action.Name, action.Name != "leaseLost");
        await _writer!.DisposeAsync();
        Assert.Null(await _reader!.ReadLineAsync());
    }

    private (string Line, string Name)? NextAction()
    {
        lock (_gate)
        {
            if (_isAtEnd)
                return null;
            if (_isLost)
            {
                _isAtEnd = true;
                return (DaemonLines.LeaseLost, "leaseLost");
            }

            if (_isStopping)
            {
                _isLost = true;
                return (DaemonLines.ShutdownRequested, "shutdownRequested");
            }

            if (_isEnding && _records.Count == 0)
            {
                _isAtEnd = true;
                _largest = ExtendedSequenceNumber.ShardEnd;
                return (DaemonLines.ShardEnded, "shardEnded");
            }

            var batch = _records.Where(r => ExtendedSequenceNumber.Of(r) > Checkpoint).ToList();
            _records.Clear();
            if (batch.Count > 0)
                _largest = ExtendedSequenceNumber.Of(batch[^1]);
            return (DaemonLines.ProcessRecords(10, batch), "processRecords");
        }
    }

    private async Task DoAsync(string line, string responseFor, bool hasCheckpointer)
    {
        if (responseFor == "processRecords")
            await Task.Delay(5);
        await _writer!.WriteLineAsync(line);
        while (true)
        {
            var message = DaemonLines.ReadStrictly(await _reader!.ReadLineAsync() ?? throw new InvalidOperationException("The process has gone."));
            if (message.GetProperty("action").GetString() == "status")
            {
                Assert.Equal(responseFor, message.GetProperty("responseFor").GetString());
                return;
            }

            await _writer!.WriteLineAsync(Answer(message, hasCheckpointer));
        }
    }

    private string Answer(JsonElement message, bool hasCheckpointer)
    {
        var sequenceNumber = message.GetProperty("sequenceNumber").GetString();
        var sub = message.TryGetProperty("subSequenceNumber", out var number) ? number.GetInt64() : (long?)null;
        lock (_gate)
            return DaemonLines.CheckpointAnswer(sequenceNumber, sub, hasCheckpointer ? Advance(sequenceNumber, sub) : "InvalidStateException");
    }

    private string? Advance(string? sequenceNumber, long? sub)
    {
        if (_isLost && !_isStopping)
            return "ShutdownException";
        var position = sequenceNumber is null ? _largest : new ExtendedSequenceNumber(sequenceNumber, sub ?? 0);
        if (position < Checkpoint || position > _largest)
            return "IllegalArgumentException";
        if (Throttled > 0)
        {
            Throttled--;
            return "ThrottlingException";
        }

        Checkpoint = position;
        return null;
    }

    private void Set(Action change)
    {
        lock (_gate)
            change();
    }
}
