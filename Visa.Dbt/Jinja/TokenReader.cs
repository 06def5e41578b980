namespace Visa.Dbt.Jinja;

/// <summary>A place among the tokens of a template.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens, string file)
{
    public string File { get; } = file;

    public int At { get; private set; }

    public Token Current => tokens[At];

    public Token Following => tokens[Math.Min(At + 1, tokens.Count - 1)];

    public int Line => Current.Line;

    public Token Next() => tokens[At < tokens.Count - 1 ? At++ : At];

    public bool TakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    public bool TakeName(string name) => Take(Current.IsName(name));

    public void RequireSymbol(string symbol)
    {
        if (!TakeSymbol(symbol)) throw Wrong($"expected '{symbol}', got '{Current.Value}'");
    }

    public void Require(TokenKind kind)
    {
        if (!Take(Current.Kind == kind)) throw Wrong($"unexpected '{Current.Value}'");
    }

    public string RequireName() => Current.Kind == TokenKind.Name ? Next().Value : throw Wrong($"expected a name, got '{Current.Value}'");

    public DbtException Wrong(string message) => new(message, File, Line);

    private bool Take(bool isIt)
    {
        if (isIt) At++;
        return isIt;
    }
}
