namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>One piece of a statement.</summary>
/// <param name="Value">The content: words and identifiers in lower case as Redshift folds them, texts without quotes.</param>
/// <param name="Position">Where it begins, in characters from the start of the text.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Value, int Position)
{
    /// <summary>The token as SQL again.</summary>
    public string Sql => Kind switch
    {
        SqlTokenKind.Quoted => $"\"{Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        SqlTokenKind.Text => Literal(Value),
        _ => Value,
    };

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted;

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public bool Is(string word) => Kind == SqlTokenKind.Word && Value == word;

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Value == symbol;
}
