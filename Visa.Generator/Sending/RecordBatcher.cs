using System.Buffers;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Generator.Live;
using Visa.Generator.Randomness;

namespace Visa.Generator.Sending;

/// <summary>
/// Fills batches for PutRecords: up to 500 records or 5 MiB, or what came within the linger. A batch holds a card at most once, because
/// PutRecords may fail any record and keep a later one: a card's next transaction waits until its last is acknowledged.
/// </summary>
internal sealed class RecordBatcher(IOptions<GeneratorOptions> options, GeneratorTelemetry telemetry, TimeProvider timeProvider)
{
    public const int MaxRecords = 500;
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>One record's headroom: a transaction has less than 2 KiB of JSON.</summary>
    private const int MaxRecordBytes = 8 * 1024;

    private readonly double _traceShare = options.Value.TraceShare;
    private readonly TimeSpan _linger = options.Value.Linger;
    private readonly Prng _sampling = Prng.For(options.Value.Seed, "traces");
    private readonly ArrayBufferWriter<byte> _buffer = new(MaxRecordBytes);
    private readonly HashSet<CardToken> _cards = [];
    private List<SimulatedTransaction> _held = [];

    /// <summary>The next batch in order of arrival; null when the channel is complete and empty.</summary>
    public async Task<List<SentRecord>?> FillAsync(ChannelReader<SimulatedTransaction> input, CancellationToken cancellationToken)
    {
        if (_held.Count == 0 && !await input.WaitToReadAsync(cancellationToken)) return null;
        if (_held.Count + input.Count < MaxRecords && !input.Completion.IsCompleted) await Task.Delay(_linger, timeProvider, cancellationToken);
        return Fill(input);
    }

    private List<SentRecord> Fill(ChannelReader<SimulatedTransaction> input)
    {
        var batch = new List<SentRecord>();
        var waiting = _held;
        _held = [];
        _cards.Clear();
        var bytes = 0;
        for (var i = 0; i < waiting.Count; i++) bytes += Take(waiting[i], batch);
        while (batch.Count < MaxRecords && bytes < MaxBytes - MaxRecordBytes && _held.Count < MaxRecords && input.TryRead(out var next)) bytes += Take(next, batch);
        return batch;
    }

    private int Take(SimulatedTransaction simulated, List<SentRecord> batch)
    {
        if (!_cards.Add(simulated.Transaction.CardToken))
        {
            _held.Add(simulated);
            return 0;
        }
        var record = Encode(simulated);
        batch.Add(record);
        return record.Size;
    }

    private SentRecord Encode(SimulatedTransaction simulated)
    {
        var now = timeProvider.GetUtcNow();
        var sentAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        using var creation = _sampling.Chance(_traceShare) ? telemetry.StartCreation() : null;
        var transaction = simulated.Transaction with { SentAt = sentAt, TraceParent = creation?.IdFormat == ActivityIdFormat.W3C ? creation.Id : null };
        _buffer.ResetWrittenCount();
        TransactionJson.Write(_buffer, transaction);
        return new SentRecord(transaction.Id, transaction.CardToken.ToString(), _buffer.WrittenSpan.ToArray())
        {
            SentAt = sentAt,
            BillingAmount = transaction.BillingAmount.Amount,
            Typology = simulated.Typology,
            Trace = creation?.Context,
        };
    }
}
