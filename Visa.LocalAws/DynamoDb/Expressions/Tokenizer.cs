using System.Buffers;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Splits an expression into its tokens; the last one is always <see cref="Token.End"/>.</summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public static IReadOnlyList<Token> Split(string expression, string kind)
    {
        var tokens = new List<Token>();
        var rest = expression.AsSpan().TrimStart();
        while (!rest.IsEmpty)
        {
            var token = Next(rest);
            if (token.Text.Length == 0)
                throw ValidationFailure.Of($"Invalid {kind}: Syntax error; token: \"{rest[0]}\", near: \"{rest[..Math.Min(rest.Length, 10)]}\"");
            tokens.Add(token);
            rest = rest[token.Text.Length..].TrimStart();
        }
        tokens.Add(Token.End);
        return tokens;
    }

    private static Token Next(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '#':
                return Placeholder(TokenKind.NamePlaceholder, text);
            case ':':
                return Placeholder(TokenKind.ValuePlaceholder, text);
            case '<' or '>':
                return new(TokenKind.Symbol, text is ['<', '>' or '=', ..] or ['>', '=', ..] ? text[..2].ToString() : text[..1].ToString());
            case '(' or ')' or ',' or '.' or '[' or ']' or '=' or '+' or '-':
                return new(TokenKind.Symbol, text[..1].ToString());
        }
        var word = text[..WordLength(text)].ToString();
        return new(word.Length > 0 && word.All(char.IsAsciiDigit) ? TokenKind.Integer : TokenKind.Word, word);
    }

    private static Token Placeholder(TokenKind kind, ReadOnlySpan<char> text)
    {
        var length = WordLength(text[1..]);
        return new(kind, length == 0 ? "" : text[..(length + 1)].ToString());
    }

    private static int WordLength(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(WordCharacters) is var end && end < 0 ? text.Length : end;
}
