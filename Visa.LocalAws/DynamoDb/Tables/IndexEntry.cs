using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>A place in an index: an item's, or a bound before or after all entries that begin with the same key parts.</summary>
/// <param name="Hash">The hash of the partition key, by which partitions are scattered as in DynamoDB.</param>
/// <param name="Parts">The index's key values, then the table's own for a secondary index, whose keys need not be unique.</param>
/// <param name="Edge">0 for an item's entry, -1 for a bound before, 1 for a bound after.</param>
internal sealed record IndexEntry(ulong Hash, IReadOnlyList<AttributeValue> Parts, int Edge, AttributeMap? Item = null);
