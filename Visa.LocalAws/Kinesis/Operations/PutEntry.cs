using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>One record of a put request, in memory that lives as long as the request.</summary>
internal sealed partial class PutEntry
{
    public const int LargestData = 10 * 1024 * 1024;

    private const int LongestPartitionKey = 256;
    private const string HashKeyPattern = @"0|([1-9]\d{0,38})";

    private ReadOnlyMemory<byte>? _partitionKey;
    private ReadOnlyMemory<byte>? _data;
    private string? _explicitHashKey;

    [GeneratedRegex($"^(?:{HashKeyPattern})$")]
    private static partial Regex HashKey { get; }

    public ReadOnlyMemory<byte> PartitionKey => _partitionKey.GetValueOrDefault();

    public ReadOnlyMemory<byte> Data => _data.GetValueOrDefault();

    /// <summary>What counts against limits: data and partition key.</summary>
    public int Size => Data.Length + PartitionKey.Length;

    /// <summary>Reads a member of the record; false when it is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, BlobArena arena)
    {
        if (name.SequenceEqual("Data"u8))
        {
            _data = arena.ReadBlob(ref reader);
        }
        else if (name.SequenceEqual("PartitionKey"u8))
        {
            _partitionKey = arena.ReadString(ref reader);
        }
        else if (name.SequenceEqual("ExplicitHashKey"u8))
        {
            _explicitHashKey = Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Whether the record keeps its constraints, without the cost of saying which it breaks.</summary>
    public bool IsValid => _partitionKey is { Length: > 0 } && HasFittingKey && _data is { Length: <= LargestData } && (_explicitHashKey is null || HashKey.IsMatch(_explicitHashKey));

    // A UTF-8 byte is at most one character: short keys need no count.
    private bool HasFittingKey => PartitionKey.Length <= LongestPartitionKey || Encoding.UTF8.GetCharCount(PartitionKey.Span) <= LongestPartitionKey;

    /// <param name="path">What stands before the members' names, such as <c>records.1.member.</c>.</param>
    public void Describe(Constraints constraints, string path)
    {
        var partitionKey = _partitionKey is { } key ? Encoding.UTF8.GetString(key.Span) : null;
        constraints
            .NotNull(partitionKey, $"{path}partitionKey")
            .Length(partitionKey, $"{path}partitionKey", 1, LongestPartitionKey)
            .Pattern(_explicitHashKey, $"{path}explicitHashKey", HashKey, HashKeyPattern)
            .NotNull(_data, $"{path}data");
        CheckDataLength(constraints, path, LargestData);
    }

    /// <summary>The hash that chooses the shard, once <see cref="Resolve"/> has worked it out.</summary>
    public UInt128 Hash { get; private set; }

    /// <summary>Works out the hash. Throws InvalidArgumentException for an explicit one that does not fit in 128 bits.</summary>
    public void Resolve()
    {
        if (_explicitHashKey is null)
        {
            Hash = HashKeyRange.Hash(PartitionKey.Span);
            return;
        }

        Hash = UInt128.TryParse(_explicitHashKey, out var hash)
            ? hash
            : throw AwsErrors.InvalidArgument($"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {_explicitHashKey}");
    }

    /// <summary>Refuses a record that is larger than its stream takes.</summary>
    /// <param name="path">As for <see cref="Describe"/>.</param>
    public void CheckSize(int largest, string path)
    {
        var constraints = new Constraints();
        CheckDataLength(constraints, path, largest);
        constraints.ThrowIfBroken();
        if (Size > largest)
        {
            throw AwsErrors.InvalidArgument($"The record at {path.TrimEnd('.')} has {Size} bytes of data and partition key; the stream takes at most {largest}.");
        }
    }

    private void CheckDataLength(Constraints constraints, string path, int largest) => constraints.Check(
        Data.Length <= largest,
        $"java.nio.HeapByteBuffer[pos=0 lim={Data.Length} cap={Data.Length}]",
        $"{path}data",
        $"Member must have length less than or equal to {largest}");
}
