using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <param name="Old">The item before, or null.</param>
/// <param name="New">The item after, or null; the same as before when the condition did not hold.</param>
/// <param name="IsRefused">Whether the condition did not hold, so that nothing changed.</param>
internal readonly record struct ItemChange(AttributeMap? Old, AttributeMap? New, bool IsRefused);
