using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads the tokens of one statement from left to right.</summary>
internal sealed class TokenCursor(IReadOnlyList<SqlToken> tokens)
{
    public IReadOnlyList<SqlToken> Tokens => tokens;

    public int At { get; set; }

    public bool IsAtEnd => At >= tokens.Count;

    public bool Is(string word) => !IsAtEnd && tokens[At].Is(word);

    public bool IsSymbol(string symbol) => !IsAtEnd && tokens[At].IsSymbol(symbol);

    /// <summary>Moves past these words if they come next.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (At + words.Length > tokens.Count)
            return false;
        for (var index = 0; index < words.Length; index++)
        {
            if (!tokens[At + index].Is(words[index]))
                return false;
        }
        At += words.Length;
        return true;
    }

    public void Require(string word)
    {
        if (!Take(word))
            throw Unexpected();
    }

    public SqlToken Next() => IsAtEnd ? throw Unexpected() : tokens[At++];

    public string Text() => IsAtEnd || tokens[At].Kind != SqlTokenKind.Text ? throw Unexpected() : tokens[At++].Value;

    public string Name() => IsAtEnd || !tokens[At].IsName ? throw Unexpected() : tokens[At++].Value;

    /// <summary>A name with its schema and database, where they are given.</summary>
    public QualifiedName QualifiedName()
    {
        var parts = new List<string> { Name() };
        while (IsSymbol("."))
        {
            At++;
            parts.Add(Name());
        }
        return parts.Count <= 3 ? new QualifiedName(parts) : throw Unexpected();
    }

    /// <summary>Moves past a group in parentheses.</summary>
    /// <returns>Where its content begins and ends.</returns>
    public (int Start, int End) Group()
    {
        if (!IsSymbol("("))
            throw Unexpected();
        var close = TokenRange.Close(tokens, At, tokens.Count);
        var content = (At + 1, close);
        At = close + 1;
        return content;
    }

    public List<string> Names()
    {
        var (start, end) = Group();
        return [.. TokenRange.Split(tokens, start, end).Select(range => range.End - range.Start == 1 && tokens[range.Start].IsName ? tokens[range.Start].Value : throw SqlRefusal.Syntax(","))];
    }

    /// <summary>The rest of the statement in DuckDB's SQL.</summary>
    public string Rest()
    {
        var rest = SqlTranslator.Translate(tokens, At, tokens.Count);
        At = tokens.Count;
        return rest;
    }

    public void RequireEnd()
    {
        if (!IsAtEnd)
            throw Unexpected();
    }

    public SqlRefusal Unexpected() => SqlRefusal.Syntax(IsAtEnd ? "end of input" : tokens[At].Value);
}
