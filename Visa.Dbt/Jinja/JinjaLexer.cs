using System.Text;

namespace Visa.Dbt.Jinja;

/// <summary>Splits a template into text, tags and their tokens. Whitespace control is done here; block trimming is off, as in dbt.</summary>
internal sealed class JinjaLexer
{
    private static readonly string[] Symbols =
        ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "="];

    private readonly string _source;
    private readonly string _file;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line;
    private bool _trimsNext;

    private JinjaLexer(string source, string file, int firstLine)
    {
        _source = source;
        _file = file;
        _line = firstLine;
    }

    public static List<Token> Read(string source, string file, int firstLine = 1)
    {
        var text = source.Replace("\r\n", "\n", StringComparison.Ordinal);
        var lexer = new JinjaLexer(text.EndsWith('\n') ? text[..^1] : text, file, firstLine);
        while (lexer._at < lexer._source.Length) lexer.ReadNext();
        lexer._tokens.Add(new Token(TokenKind.End, "end of template", lexer._line));
        return lexer._tokens;
    }

    /// <summary>The tokens of one expression without its braces.</summary>
    public static List<Token> ReadExpression(string source, string file, int line)
    {
        var lexer = new JinjaLexer(source, file, line);
        while (true)
        {
            lexer.SkipSpace();
            if (lexer._at >= source.Length) break;
            lexer.ReadToken();
        }
        lexer._tokens.Add(new Token(TokenKind.End, "end of expression", lexer._line));
        return lexer._tokens;
    }

    private void ReadNext()
    {
        var open = NextTag();
        AddText(_source[_at..open]);
        if (open == _source.Length)
        {
            _at = open;
            return;
        }
        _at = open;
        switch (_source[open + 1])
        {
            case '#': SkipComment(); break;
            case '{': ReadTag(TokenKind.OpenExpression, TokenKind.CloseExpression, "}}"); break;
            default:
                if (!TryReadRaw()) ReadTag(TokenKind.OpenStatement, TokenKind.CloseStatement, "%}");
                break;
        }
    }

    private int NextTag()
    {
        for (var at = _source.IndexOf('{', _at); at >= 0 && at + 1 < _source.Length; at = _source.IndexOf('{', at + 1))
        {
            if (_source[at + 1] is '{' or '%' or '#') return at;
        }
        return _source.Length;
    }

    private void AddText(string text)
    {
        var line = _line;
        _line += text.Count(character => character == '\n');
        if (_trimsNext) text = text.TrimStart();
        _trimsNext = false;
        if (text.Length > 0) _tokens.Add(new Token(TokenKind.Text, text, line));
    }

    private void TrimBefore()
    {
        if (_tokens.Count == 0 || _tokens[^1].Kind != TokenKind.Text) return;
        var trimmed = _tokens[^1].Value.TrimEnd();
        if (trimmed.Length == 0) _tokens.RemoveAt(_tokens.Count - 1);
        else _tokens[^1] = _tokens[^1] with { Value = trimmed };
    }

    private void OpenTag(int length)
    {
        _at += length;
        if (_at >= _source.Length) return;
        if (_source[_at] == '-') TrimBefore();
        if (_source[_at] is '-' or '+') _at++;
    }

    private void SkipComment()
    {
        OpenTag(2);
        var close = _source.IndexOf("#}", _at, StringComparison.Ordinal);
        if (close < 0) throw Wrong("a comment is not closed: #} is missing");
        _line += _source[_at..close].Count(character => character == '\n');
        _trimsNext = close > _at && _source[close - 1] == '-';
        _at = close + 2;
    }

    private bool TryReadRaw()
    {
        var start = Match(_at, "{%", "raw");
        if (start < 0) return false;
        var end = _source.IndexOf("{%", start, StringComparison.Ordinal);
        while (end >= 0 && Match(end, "{%", "endraw") < 0) end = _source.IndexOf("{%", end + 2, StringComparison.Ordinal);
        if (end < 0) throw Wrong("raw is not closed: endraw is missing");
        if (_source[_at + 2] == '-') TrimBefore();
        _trimsNext = _source[start - 3] == '-';
        AddText(_source[start..end]);
        if (_source[end + 2] == '-') TrimBefore();
        _at = Match(end, "{%", "endraw");
        _trimsNext = _source[_at - 3] == '-';
        return true;
    }

    /// <summary>Where a tag with only this word ends, or -1.</summary>
    private int Match(int at, string open, string word)
    {
        at += open.Length;
        if (at < _source.Length && _source[at] is '-' or '+') at++;
        while (at < _source.Length && char.IsWhiteSpace(_source[at])) at++;
        if (string.CompareOrdinal(_source, at, word, 0, word.Length) != 0) return -1;
        at += word.Length;
        while (at < _source.Length && char.IsWhiteSpace(_source[at])) at++;
        if (at < _source.Length && _source[at] is '-' or '+') at++;
        return string.CompareOrdinal(_source, at, "%}", 0, 2) == 0 ? at + 2 : -1;
    }

    private void ReadTag(TokenKind open, TokenKind close, string end)
    {
        var line = _line;
        OpenTag(2);
        _tokens.Add(new Token(open, end == "}}" ? "{{" : "{%", line));
        var depth = 0;
        while (true)
        {
            SkipSpace();
            if (_at >= _source.Length) throw new DbtException($"a tag is not closed: {end} is missing", _file, line);
            if (depth == 0 && TryClose(close, end)) return;
            var token = ReadToken();
            if (token.Kind == TokenKind.Symbol) depth += token.Value is "(" or "[" or "{" ? 1 : token.Value is ")" or "]" or "}" ? -1 : 0;
        }
    }

    private bool TryClose(TokenKind close, string end)
    {
        var sign = _source[_at] is '-' or '+' && string.CompareOrdinal(_source, _at + 1, end, 0, 2) == 0;
        if (!sign && string.CompareOrdinal(_source, _at, end, 0, 2) != 0) return false;
        _trimsNext = sign && _source[_at] == '-';
        _at += sign ? 3 : 2;
        _tokens.Add(new Token(close, end, _line));
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
        {
            if (_source[_at++] == '\n') _line++;
        }
    }

    private Token ReadToken()
    {
        var character = _source[_at];
        var token = character is '"' or '\'' ? ReadString(character)
            : char.IsAsciiDigit(character) ? ReadNumber()
            : char.IsLetter(character) || character == '_' ? ReadName()
            : ReadSymbol();
        _tokens.Add(token);
        return token;
    }

    private Token ReadName()
    {
        var start = _at;
        while (_at < _source.Length && (char.IsLetterOrDigit(_source[_at]) || _source[_at] == '_')) _at++;
        return new Token(TokenKind.Name, _source[start.._at], _line);
    }

    private Token ReadNumber()
    {
        var start = _at;
        while (_at < _source.Length && (char.IsAsciiDigit(_source[_at]) || _source[_at] == '_')) _at++;
        var isFloat = _at + 1 < _source.Length && _source[_at] == '.' && char.IsAsciiDigit(_source[_at + 1]);
        if (isFloat)
        {
            _at++;
            while (_at < _source.Length && char.IsAsciiDigit(_source[_at])) _at++;
        }
        if (Exponent() is > 0 and var exponent)
        {
            _at += exponent;
            isFloat = true;
        }
        return new Token(isFloat ? TokenKind.Float : TokenKind.Integer, _source[start.._at].Replace("_", "", StringComparison.Ordinal), _line);
    }

    /// <summary>How many characters <c>e+10</c> takes here; zero without one.</summary>
    private int Exponent()
    {
        if (_at >= _source.Length || _source[_at] is not ('e' or 'E')) return 0;
        var at = _at + 1;
        if (at < _source.Length && _source[at] is '+' or '-') at++;
        var digits = at;
        while (at < _source.Length && char.IsAsciiDigit(_source[at])) at++;
        return at > digits ? at - _at : 0;
    }

    private Token ReadString(char quote)
    {
        var line = _line;
        var text = new StringBuilder();
        for (_at++; _at < _source.Length && _source[_at] != quote; _at++)
        {
            if (_source[_at] == '\n') _line++;
            if (_source[_at] != '\\' || _at + 1 >= _source.Length) text.Append(_source[_at]);
            else text.Append(Unescape(_source[++_at]));
        }
        if (_at >= _source.Length) throw new DbtException($"a text is not closed: {quote} is missing", _file, line);
        _at++;
        return new Token(TokenKind.String, text.ToString(), line);
    }

    private static string Unescape(char character) => character switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        '\\' or '\'' or '"' => character.ToString(),
        _ => $"\\{character}",
    };

    private Token ReadSymbol()
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(_source, _at, symbol, 0, symbol.Length) != 0) continue;
            _at += symbol.Length;
            return new Token(TokenKind.Symbol, symbol, _line);
        }
        throw Wrong($"unexpected character '{_source[_at]}'");
    }

    private DbtException Wrong(string message) => new(message, _file, _line);
}
