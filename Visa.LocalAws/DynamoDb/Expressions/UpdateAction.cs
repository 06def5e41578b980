namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>One change of an item.</summary>
/// <param name="Value">What is set, added or deleted; null for a removal.</param>
internal sealed record UpdateAction(UpdateKind Kind, DocumentPath Path, UpdateValue? Value);
