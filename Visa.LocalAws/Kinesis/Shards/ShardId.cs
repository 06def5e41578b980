using System.Globalization;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>Names of shards: <c>shardId-</c> and the shard's index in twelve digits.</summary>
internal static class ShardId
{
    public static string Of(int index) => string.Create(CultureInfo.InvariantCulture, $"shardId-{index:D12}");

    /// <summary>Reads the index as AWS does: the digits after the first hyphen, or the whole when there is none.</summary>
    public static int? IndexOf(string shardId)
    {
        var parts = shardId.Split('-');
        var digits = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : shardId;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
