namespace Visa.LocalAws.DynamoDb.Expressions;

internal enum UpdateFunction
{
    /// <summary>The left operand alone.</summary>
    None,
    Plus,
    Minus,
    IfNotExists,
    ListAppend,
}
