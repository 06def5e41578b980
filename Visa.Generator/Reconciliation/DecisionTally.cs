using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.Generator.Reconciliation;

/// <summary>Counts the decisions on what a run has sent: the first of each transaction, those that repeat it, and those that differ.</summary>
internal sealed class DecisionTally(IReadOnlyDictionary<TransactionId, DateTimeOffset> sent)
{
    private readonly Dictionary<TransactionId, UInt128> _first = [];
    private readonly HashSet<TransactionId> _conflicting = [];
    private readonly HashSet<TransactionId> _repeated = [];
    private readonly List<double> _latencies = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public int Sent => sent.Count;

    public int Decided => _first.Count;

    public int Lost => sent.Count - _first.Count;

    /// <summary>Transactions with decisions that differ in more than <c>decided_at</c>.</summary>
    public int Conflicting => _conflicting.Count;

    public TransactionId? FirstConflicting => _conflicting.Count == 0 ? null : _conflicting.First();

    public TransactionId? FirstLost => Lost == 0 ? null : sent.Keys.First(id => !_first.ContainsKey(id));

    /// <summary>Transactions decided more than once, always the same.</summary>
    public int Redelivered => _repeated.Except(_conflicting).Count();

    public DateTimeOffset? FirstDecidedAt { get; private set; }

    public DateTimeOffset? LastDecidedAt { get; private set; }

    /// <summary>The model that decided last.</summary>
    public string? Model { get; private set; }

    /// <summary>Decisions on other runs' transactions are passed over.</summary>
    public void Add(Decision decision)
    {
        if (!sent.TryGetValue(decision.TransactionId, out var sentAt)) return;
        var digest = Digest(decision);
        if (!_first.TryAdd(decision.TransactionId, digest))
        {
            (_first[decision.TransactionId] == digest ? _repeated : _conflicting).Add(decision.TransactionId);
            return;
        }
        _latencies.Add((decision.DecidedAt - sentAt).TotalMilliseconds);
        if (FirstDecidedAt is null || decision.DecidedAt < FirstDecidedAt) FirstDecidedAt = decision.DecidedAt;
        if (LastDecidedAt is null || decision.DecidedAt > LastDecidedAt) (LastDecidedAt, Model) = (decision.DecidedAt, decision.Context.ModelVersion);
    }

    /// <summary>The nearest-rank percentile of the time from send to first decision, in milliseconds.</summary>
    public double? LatencyPercentile(double percent)
    {
        if (_latencies.Count == 0) return null;
        _latencies.Sort();
        return _latencies[Math.Max(0, (int)Math.Ceiling(percent / 100 * _latencies.Count) - 1)];
    }

    private UInt128 Digest(Decision decision)
    {
        _buffer.ResetWrittenCount();
        DecisionJson.Write(_buffer, decision with { DecidedAt = DateTimeOffset.UnixEpoch });
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
