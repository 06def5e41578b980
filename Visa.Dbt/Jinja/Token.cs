namespace Visa.Dbt.Jinja;

internal readonly record struct Token(TokenKind Kind, string Value, int Line)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Value == symbol;

    public bool IsName(string name) => Kind == TokenKind.Name && Value == name;
}
