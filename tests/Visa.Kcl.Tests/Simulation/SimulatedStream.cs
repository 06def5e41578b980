using System.Globalization;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Shards;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.Model;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>A stream in memory that can be written, split and merged.</summary>
internal sealed class SimulatedStream
{
    private readonly Dictionary<string, SimulatedShard> _shards = [];
    private long _sequence = 1000;

    /// <summary>Whether the end of a shard names its children, which older emulators do not.</summary>
    public bool AnnouncesChildren { get; set; } = true;

    /// <summary>Thrown by the next reads, one each.</summary>
    public Queue<Exception> ReadFaults { get; } = [];

    public IReadOnlyCollection<SimulatedShard> Shards => _shards.Values;

    public IReadOnlyList<SimulatedShard> Open => [.. _shards.Values.Where(s => s.IsOpen)];

    public SimulatedShard this[string id] => _shards[id];

    public static SimulatedStream WithShards(int count)
    {
        var stream = new SimulatedStream();
        var width = UInt128.MaxValue / (UInt128)count;
        for (var i = 0; i < count; i++)
        {
            var start = width * (UInt128)i + (i == 0 ? 0 : (UInt128)i);
            var end = i == count - 1 ? UInt128.MaxValue : width * (UInt128)(i + 1) + (UInt128)i;
            stream.Add([], new(start, end));
        }

        return stream;
    }

    public string Put(string shardId, TimeSpan at = default)
    {
        var number = (++_sequence).ToString(CultureInfo.InvariantCulture);
        _shards[shardId].Records.Add(new()
        {
            Data = new byte[] { 1 },
            PartitionKey = shardId,
            SequenceNumber = number,
            ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch + at,
        });
        return number;
    }

    public (string Left, string Right) Split(string shardId)
    {
        var shard = _shards[shardId];
        var range = shard.HashRange;
        var middle = range.Start + (range.End - range.Start) / 2;
        shard.IsOpen = false;
        return (Add([shardId], new(range.Start, middle)), Add([shardId], new(middle + 1, range.End)));
    }

    public string Merge(string left, string right)
    {
        _shards[left].IsOpen = false;
        _shards[right].IsOpen = false;
        return Add([left, right], new(_shards[left].HashRange.Start, _shards[right].HashRange.End));
    }

    public void Trim(string shardId) => _shards.Remove(shardId);

    public IReadOnlyList<StreamShard> List() => [.. _shards.Values.Select(s => new StreamShard
    {
        Id = s.Id,
        ParentIds = s.ParentIds,
        HashRange = s.HashRange,
        IsOpen = s.IsOpen,
        StartingSequenceNumber = s.StartingSequenceNumber,
    })];

    /// <summary>Puts a record with a payload, which may be an aggregate.</summary>
    public string Put(string shardId, byte[] data, string partitionKey)
    {
        var number = Put(shardId);
        var records = _shards[shardId].Records;
        records[^1] = records[^1] with { Data = data, PartitionKey = partitionKey };
        return number;
    }

    /// <summary>A number that every record so far is at or before, and every later one after.</summary>
    public string Progress => _sequence.ToString(CultureInfo.InvariantCulture);

    public string GetIterator(string shardId, ReadPosition from)
    {
        var shard = Find(shardId);
        if (from.At is { } at)
            return $"{shardId}/{shard.Records.TakeWhile(r => r.ApproximateArrivalTimestamp < at).Count()}";
        var (position, isAfter) = (from.Position, from.IsAfter);
        var index = position == ExtendedSequenceNumber.Latest
            ? shard.Records.Count
            : shard.Records.TakeWhile(r => IsBefore(r, position, isAfter)).Count();
        return $"{shardId}/{index}";
    }

    public RecordPage GetRecords(string iterator, int limit)
    {
        if (ReadFaults.TryDequeue(out var fault))
            throw fault;
        var parts = iterator.Split('/');
        var shard = Find(parts[0]);
        var from = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var records = shard.Records.Skip(from).Take(limit).ToList();
        var next = from + records.Count;
        var isAtEnd = !shard.IsOpen && next == shard.Records.Count;
        var children = isAtEnd && AnnouncesChildren ? List().Where(s => s.ParentIds.Contains(shard.Id)).ToList() : [];
        return new(records, isAtEnd ? null : $"{shard.Id}/{next}", (shard.Records.Count - next) * 10L, children);
    }

    // The service knows sequence numbers only: what is inside an aggregate is the library's affair.
    private static bool IsBefore(KinesisClientRecord record, ExtendedSequenceNumber position, bool isAfter)
    {
        if (!position.IsNumber)
            return ExtendedSequenceNumber.Of(record) < position;
        var order = new ExtendedSequenceNumber(record.SequenceNumber).CompareTo(new(position.SequenceNumber));
        return isAfter ? order <= 0 : order < 0;
    }

    private SimulatedShard Find(string shardId) =>
        _shards.GetValueOrDefault(shardId) ?? throw new ResourceNotFoundException($"Shard {shardId} does not exist.");

    private string Add(IReadOnlyList<string> parents, HashRange range)
    {
        var shard = new SimulatedShard
        {
            Id = $"shardId-{_shards.Count:D12}",
            ParentIds = parents,
            HashRange = range,
            StartingSequenceNumber = (++_sequence).ToString(CultureInfo.InvariantCulture),
        };
        _shards.Add(shard.Id, shard);
        return shard.Id;
    }
}
