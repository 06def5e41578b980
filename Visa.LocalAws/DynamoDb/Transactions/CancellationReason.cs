using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>Why one action of a transaction stood in its way, or that it did not.</summary>
/// <param name="Item">The item as it was, when the action asked for it.</param>
internal sealed record CancellationReason(string Code, string? Message = null, AttributeMap? Item = null)
{
    public static CancellationReason None { get; } = new("None");
}
