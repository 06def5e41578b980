using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>One item that a transaction changes.</summary>
/// <param name="Item">The item after it; null for none.</param>
internal sealed record TransactionChange(Guid TableId, AttributeMap Key, AttributeMap? Item);
