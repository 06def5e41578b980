using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>The names of a key's attributes.</summary>
/// <param name="Partition">The HASH attribute.</param>
/// <param name="Sort">The RANGE attribute, if there is one.</param>
internal sealed record KeySchema(string Partition, string? Sort)
{
    public IReadOnlyList<string> Names => Sort is null ? [Partition] : [Partition, Sort];

    public AttributeMap KeyOf(AttributeMap item) => item.Only(Names);

    public bool IsIn(AttributeMap item) => Names.All(item.Contains);
}
