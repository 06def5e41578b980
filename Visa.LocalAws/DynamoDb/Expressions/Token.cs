namespace Visa.LocalAws.DynamoDb.Expressions;

internal readonly record struct Token(TokenKind Kind, string Text)
{
    public static Token End { get; } = new(TokenKind.End, "<EOF>");

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords of expressions are written in either case.</summary>
    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
