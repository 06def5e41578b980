using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>What a table demands of keys and items.</summary>
internal static class KeyRules
{
    public const int MaxItemSize = 400 * 1024;
    private const int MaxPartitionKeySize = 2048;
    private const int MaxSortKeySize = 1024;

    /// <summary>Refuses a key that is not exactly the table's key attributes with their types.</summary>
    public static void EnsureKey(TableDefinition table, AttributeMap key)
    {
        if (key.Count != table.Keys.Names.Count || table.Keys.Names.Any(name => key[name]?.Type != table.KeyTypes[name]))
            throw ValidationFailure.Of("The provided key element does not match the schema");
        EnsureKeyContent(table, key);
    }

    /// <summary>Refuses an item that lacks a key attribute, has one of another type, or is too large.</summary>
    public static void EnsureItem(TableDefinition table, AttributeMap item)
    {
        foreach (var name in table.Keys.Names)
        {
            if (!item.TryGet(name, out var value))
                throw ValidationFailure.OfValues($"Missing the key {name} in the item");
            if (value.Type != table.KeyTypes[name])
                throw ValidationFailure.OfValues($"Type mismatch for key {name} expected: {table.KeyTypes[name]} actual: {value.Type}");
        }
        EnsureKeyContent(table, item);
        foreach (var index in table.Indexes)
            EnsureIndexKeys(table, index, item);
        if (item.Size > MaxItemSize)
            throw ValidationFailure.Of("Item size has exceeded the maximum allowed size");
    }

    private static void EnsureKeyContent(TableDefinition table, AttributeMap item)
    {
        foreach (var name in table.Keys.Names)
        {
            var isPartition = name == table.Keys.Partition;
            var value = item[name]!;
            if (IsEmpty(value))
            {
                throw ValidationFailure.Of(
                    $"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {KindOf(value)} value. Key: {name}");
            }
            if (value.Size > (isPartition ? MaxPartitionKeySize : MaxSortKeySize))
            {
                throw ValidationFailure.OfValues(isPartition
                    ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
                    : "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
            }
        }
    }

    private static void EnsureIndexKeys(TableDefinition table, SecondaryIndex index, AttributeMap item)
    {
        foreach (var name in index.Keys.Names)
        {
            if (!item.TryGet(name, out var value))
                continue;
            if (value.Type != table.KeyTypes[name])
                throw ValidationFailure.OfValues($"Type mismatch for Index Key {name} Expected: {table.KeyTypes[name]} Actual: {value.Type} IndexName: {index.Name}");
            if (IsEmpty(value))
            {
                throw ValidationFailure.Of(
                    $"One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty {KindOf(value)} value. IndexName: {index.Name}, IndexKey: {name}");
            }
        }
    }

    private static bool IsEmpty(AttributeValue value) => value.Type is AttributeType.S or AttributeType.B && value.Size == 0;

    private static string KindOf(AttributeValue value) => value.Type == AttributeType.S ? "string" : "binary";
}
