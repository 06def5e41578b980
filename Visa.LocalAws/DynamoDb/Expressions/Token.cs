namespace Visa.LocalAws.DynamoDb.Expressions;

/// <param name="Start">Where the token begins in its expression.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start = 0)
{
    public static Token EndAt(int place) => new(TokenKind.End, "<EOF>", place);

    /// <summary>Where the token ends in its expression.</summary>
    public int End => Kind == TokenKind.End ? Start : Start + Text.Length;

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords of expressions are written in either case.</summary>
    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
