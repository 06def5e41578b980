using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>A global or local secondary index.</summary>
/// <param name="Projection">ALL, KEYS_ONLY or INCLUDE.</param>
/// <param name="Included">The attributes beside the keys, for INCLUDE.</param>
internal sealed record SecondaryIndex(string Name, bool IsGlobal, KeySchema Keys, string Projection, IReadOnlyList<string> Included, Throughput Throughput)
{
    /// <summary>What the index holds of an item.</summary>
    public AttributeMap Project(AttributeMap item, KeySchema tableKeys) =>
        Projection == "ALL" ? item : item.Only([.. tableKeys.Names, .. Keys.Names, .. Included]);
}
