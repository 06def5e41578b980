using System.Buffers;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Splits an expression into its tokens; the last one is always <see cref="Token.EndAt"/>.</summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public static IReadOnlyList<Token> Split(string expression, string kind)
    {
        var tokens = new List<Token>();
        for (var place = SkipSpace(expression, 0); place < expression.Length; place = SkipSpace(expression, tokens[^1].End))
        {
            var token = Next(expression.AsSpan(place)) with { Start = place };
            if (token.Text.Length == 0)
                throw SyntaxError(expression, kind, tokens.Count == 0 ? place : tokens[^1].Start, place);
            tokens.Add(token);
        }
        tokens.Add(Token.EndAt(expression.Length));
        return tokens;
    }

    /// <summary>Of a character that begins no token: AWS shows it with the tokens before and after it.</summary>
    private static AwsException SyntaxError(string expression, string kind, int from, int place)
    {
        var after = SkipSpace(expression, place + 1);
        var end = after < expression.Length ? after + Math.Max(1, Next(expression.AsSpan(after)).Text.Length) : place + 1;
        return ValidationFailure.Of($"Invalid {kind}: Syntax error; token: \"{expression[place]}\", near: \"{expression[from..end]}\"");
    }

    private static int SkipSpace(string expression, int place)
    {
        while (place < expression.Length && char.IsWhiteSpace(expression[place]))
            place++;
        return place;
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
