using System.Text;
using System.Text.RegularExpressions;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.Domain.Transactions;
using Visa.Domain.Decisions;

namespace Visa.Chaos.Decided;

/// <summary>All that was put on a stream of decisions, read from its start.</summary>
internal sealed partial class DecisionLog(IAmazonKinesis kinesis, string stream)
{
    private readonly Dictionary<string, string?> _iterators = new(StringComparer.Ordinal);

    /// <summary>The different forms of each transaction's decision, without the time at which it was made.</summary>
    public Dictionary<TransactionId, HashSet<string>> Forms { get; } = [];

    public Dictionary<TransactionId, Decision> First { get; } = [];

    /// <summary>Decisions that came once more.</summary>
    public int Redelivered { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>Reads until so many transactions are decided, or none more within the time.</summary>
    public async Task ReadUntilAsync(int count, TimeSpan patience, CancellationToken cancellationToken)
    {
        var progress = TimeProvider.System.GetTimestamp();
        while (First.Count < count && TimeProvider.System.GetElapsedTime(progress) < patience)
        {
            var before = First.Count;
            await ReadRoundAsync(cancellationToken);
            if (First.Count > before)
                progress = TimeProvider.System.GetTimestamp();
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Reads once to the tips of all shards.</summary>
    public async Task ReadRoundAsync(CancellationToken cancellationToken)
    {
        if (_iterators.Count == 0)
        {
            var shards = await Persistence.UntilItWorksAsync(token => kinesis.ListShardsAsync(new ListShardsRequest { StreamName = stream }, token), cancellationToken);
            foreach (var shard in shards.Shards)
                _iterators[shard.ShardId] = await StartAsync(shard.ShardId, cancellationToken);
        }
        foreach (var shard in _iterators.Keys.ToList())
            await ReadAsync(shard, cancellationToken);
    }

    private async Task<string> StartAsync(string shard, CancellationToken cancellationToken)
    {
        var request = new GetShardIteratorRequest { StreamName = stream, ShardId = shard, ShardIteratorType = ShardIteratorType.TRIM_HORIZON };
        return (await Persistence.UntilItWorksAsync(token => kinesis.GetShardIteratorAsync(request, token), cancellationToken)).ShardIterator;
    }

    private async Task ReadAsync(string shard, CancellationToken cancellationToken)
    {
        while (_iterators[shard] is { } iterator)
        {
            var page = await Persistence.UntilItWorksAsync(token => kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator }, token), cancellationToken);
            _iterators[shard] = page.NextShardIterator;
            foreach (var record in page.Records ?? [])
                Add(record.Data.ToArray());
            if (page.MillisBehindLatest == 0)
                return;
        }
    }

    private void Add(byte[] json)
    {
        if (!DecisionJson.TryRead(json, out var decision, out _))
        {
            Unreadable++;
            return;
        }
        if (!First.TryAdd(decision!.TransactionId, decision))
            Redelivered++;
        if (!Forms.TryGetValue(decision.TransactionId, out var forms))
            Forms[decision.TransactionId] = forms = new(StringComparer.Ordinal);
        forms.Add(DecidedAt().Replace(Encoding.UTF8.GetString(json), ""));
    }

    [GeneratedRegex("\"decided_at\":\"[^\"]*\"")]
    private static partial Regex DecidedAt();
}
