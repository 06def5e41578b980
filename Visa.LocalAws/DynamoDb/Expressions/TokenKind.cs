namespace Visa.LocalAws.DynamoDb.Expressions;

internal enum TokenKind
{
    Word,
    NamePlaceholder,
    ValuePlaceholder,
    Integer,
    Symbol,
    End,
}
