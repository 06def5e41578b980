namespace Visa.Deployment.Tests.Hcl;

/// <summary>Goes through the text of a file: blanks, comments, names, strings with templates, expressions.</summary>
internal sealed class HclScanner(string text, string file)
{
    private int _at;

    public int Line => text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1;

    public bool IsAtEnd => _at >= text.Length;

    public FormatException Error(string what) => new($"{file}:{Line}: {what}.");

    public void SkipBlank(bool separators)
    {
        while (!IsAtEnd)
        {
            if (text[_at] is ' ' or '\t' or '\r' || (separators && text[_at] is '\n' or ',')) _at++;
            else if (!TrySkipComment()) return;
        }
    }

    public bool TryTake(char character)
    {
        if (IsAtEnd || text[_at] != character) return false;
        _at++;
        return true;
    }

    /// <summary>A name, quoted or not.</summary>
    public string TakeName()
    {
        var start = _at;
        if (text[_at] == '"')
        {
            SkipString();
            return text[(start + 1)..(_at - 1)];
        }

        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or '.')) _at++;
        return _at > start ? text[start.._at] : throw Error($"a name was expected, not '{text[_at]}'");
    }

    /// <summary>Up to the end of the line, or the comma, that is outside of all brackets and strings.</summary>
    public string TakeExpression()
    {
        var start = _at;
        var depth = 0;
        while (!IsAtEnd)
        {
            var character = text[_at];
            if (depth == 0 && (character is '\n' or ',' or '}')) break;
            if (character == '"') SkipString();
            else if (character == '<' && text.AsSpan(_at).StartsWith("<<")) throw Error("a heredoc, which this reader does not know");
            else if (TrySkipComment()) continue;
            else
            {
                depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0;
                _at++;
            }
        }

        return WithoutComments(text[start.._at]);
    }

    private bool TrySkipComment()
    {
        var rest = text.AsSpan(_at);
        if (rest.StartsWith("#") || rest.StartsWith("//"))
        {
            var end = rest.IndexOf('\n');
            _at = end < 0 ? text.Length : _at + end;
            return true;
        }

        if (!rest.StartsWith("/*")) return false;
        var close = rest.IndexOf("*/");
        _at = close < 0 ? throw Error("a comment that is not closed") : _at + close + 2;
        return true;
    }

    private void SkipString()
    {
        _at++;
        while (!IsAtEnd && text[_at] != '"')
        {
            if (text[_at] == '\\') _at++;
            else if (text[_at] is '$' or '%' && _at + 1 < text.Length && text[_at + 1] == '{' && text[_at - 1] != text[_at]) SkipTemplate();
            _at++;
        }

        if (IsAtEnd) throw Error("a string that is not closed");
        _at++;
    }

    /// <summary>Ends on the brace that closes the template.</summary>
    private void SkipTemplate()
    {
        _at += 2;
        for (var depth = 1; !IsAtEnd; _at++)
        {
            if (text[_at] == '"')
            {
                SkipString();
                _at--;
            }

            depth += text[_at] == '{' ? 1 : text[_at] == '}' ? -1 : 0;
            if (depth == 0) return;
        }
    }

    private static string WithoutComments(string expression)
    {
        var scanner = new HclScanner(expression, "expression");
        var kept = new System.Text.StringBuilder(expression.Length);
        while (!scanner.IsAtEnd)
        {
            var start = scanner._at;
            if (scanner.TrySkipComment()) continue;
            if (expression[scanner._at] == '"') scanner.SkipString();
            else scanner._at++;
            kept.Append(expression, start, scanner._at - start);
        }

        return kept.ToString();
    }
}
