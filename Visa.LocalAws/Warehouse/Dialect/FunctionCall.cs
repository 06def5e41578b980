namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>A call as it was written.</summary>
/// <param name="Start">The first token of the arguments.</param>
/// <param name="End">The closing parenthesis.</param>
internal sealed record FunctionCall(string Name, IReadOnlyList<SqlToken> Tokens, int Start, int End)
{
    private IReadOnlyList<string>? _arguments;

    public IReadOnlyList<(int Start, int End)> Ranges { get; } = TokenRange.Split(Tokens, Start, End);

    /// <summary>The arguments in DuckDB's SQL.</summary>
    public IReadOnlyList<string> Arguments => _arguments ??= [.. Ranges.Select(range => SqlTranslator.Translate(Tokens, range.Start, range.End))];

    /// <summary>All between the parentheses in DuckDB's SQL.</summary>
    public string Raw => SqlTranslator.Translate(Tokens, Start, End);

    /// <summary>The single token that an argument is.</summary>
    public SqlToken? Single(int index) =>
        index < Ranges.Count && Ranges[index].End - Ranges[index].Start == 1 ? Tokens[Ranges[index].Start] : null;

    public void RequireArguments(int least, int most)
    {
        if (Ranges.Count < least || Ranges.Count > most)
            throw new SqlRefusal($"ERROR: function {Name}() takes {(least == most ? least : $"{least} to {most}")} arguments");
    }
}
