namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>Cuts SQL text into tokens; comments are dropped, identifiers fold to lower case.</summary>
internal sealed class SqlLexer
{
    private static readonly string[] Symbols = ["!~*", "->>", "::", "||", "<=", ">=", "<>", "!=", "!~", "~*", "->", ":=", "**", "//"];

    private readonly string _text;
    private readonly List<SqlToken> _tokens = [];
    private int _at;

    private SqlLexer(string text) => _text = text;

    public static List<SqlToken> Read(string text)
    {
        var lexer = new SqlLexer(text);
        lexer.ReadAll();
        return lexer._tokens;
    }

    /// <summary>Cuts a text into statements at its semicolons; empty ones are left out.</summary>
    public static IEnumerable<List<SqlToken>> Statements(string text)
    {
        var statement = new List<SqlToken>();
        foreach (var token in Read(text))
        {
            if (!token.IsSymbol(";"))
            {
                statement.Add(token);
                continue;
            }
            if (statement.Count > 0)
                yield return statement;
            statement = [];
        }
        if (statement.Count > 0)
            yield return statement;
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var letter = _text[_at];
            if (char.IsWhiteSpace(letter))
                _at++;
            else if (!TrySkipComment())
                ReadToken(letter);
        }
    }

    private bool TrySkipComment()
    {
        if (StartsWith("--"))
        {
            var end = _text.IndexOf('\n', _at);
            _at = end < 0 ? _text.Length : end + 1;
            return true;
        }
        if (!StartsWith("/*"))
            return false;
        var depth = 0;
        do
        {
            depth += StartsWith("/*") ? 1 : StartsWith("*/") ? -1 : 0;
            _at += StartsWith("/*") || StartsWith("*/") ? 2 : 1;
            if (_at >= _text.Length && depth > 0)
                throw new SqlRefusal("ERROR: unterminated /* comment");
        }
        while (depth > 0);
        return true;
    }

    private void ReadToken(char letter)
    {
        var start = _at;
        if (letter == '\'')
            Add(SqlTokenKind.Text, ReadQuoted('\'', "quoted string"), start);
        else if (letter == '"')
            Add(SqlTokenKind.Quoted, ReadQuoted('"', "quoted identifier").ToLowerInvariant(), start);
        else if (char.IsLetter(letter) || letter == '_')
            Add(SqlTokenKind.Word, ReadWhile(IsWordLetter).ToLowerInvariant(), start);
        else if (char.IsAsciiDigit(letter) || (letter == '.' && char.IsAsciiDigit(At(1))))
            Add(SqlTokenKind.Number, ReadNumber(), start);
        else if (letter == ':' && (char.IsLetter(At(1)) || At(1) == '_'))
            ReadParameter(start);
        else
            ReadSymbol(start);
    }

    private void ReadParameter(int start)
    {
        _at++;
        Add(SqlTokenKind.Parameter, ReadWhile(IsWordLetter), start);
    }

    private void ReadSymbol(int start)
    {
        var symbol = Symbols.FirstOrDefault(StartsWith) ?? _text[_at].ToString();
        _at += symbol.Length;
        Add(SqlTokenKind.Symbol, symbol, start);
    }

    private string ReadNumber()
    {
        var start = _at;
        ReadWhile(letter => char.IsAsciiDigit(letter) || letter == '.');
        if (_at < _text.Length && _text[_at] is 'e' or 'E' && (char.IsAsciiDigit(At(1)) || (At(1) is '+' or '-' && char.IsAsciiDigit(At(2)))))
        {
            _at += 2;
            ReadWhile(char.IsAsciiDigit);
        }
        return _text[start.._at];
    }

    private string ReadQuoted(char quote, string what)
    {
        var content = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] != quote)
                content.Append(_text[_at]);
            else if (At(1) == quote)
                content.Append(_text[_at++]);
            else
            {
                _at++;
                return content.ToString();
            }
        }
        throw new SqlRefusal($"ERROR: unterminated {what} at or near \"{quote}{content}\"");
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private void Add(SqlTokenKind kind, string value, int start) => _tokens.Add(new SqlToken(kind, value, start));

    private char At(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private bool StartsWith(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';
}
