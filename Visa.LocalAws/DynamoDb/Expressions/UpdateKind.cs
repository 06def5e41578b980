namespace Visa.LocalAws.DynamoDb.Expressions;

internal enum UpdateKind
{
    Set,
    Remove,
    Add,
    Delete,
}
