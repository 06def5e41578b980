namespace Visa.Dbt.Jinja;

/// <summary>Reads the statements of a template.</summary>
internal sealed class TemplateParser
{
    private static readonly string[] NotHere =
        ["call", "filter", "block", "extends", "include", "import", "from", "autoescape", "trans", "with", "snapshot", "materialization", "docs", "macrodoc", "break", "continue"];

    private readonly TokenReader _reader;
    private readonly ExpressionParser _expressions;

    public TemplateParser(IReadOnlyList<Token> tokens, string file)
    {
        _reader = new TokenReader(tokens, file);
        _expressions = new ExpressionParser(_reader);
    }

    public IReadOnlyList<Statement> ParseAll()
    {
        var body = ParseBody();
        return _reader.Current.Kind == TokenKind.End ? body : throw _reader.Wrong($"unexpected '{_reader.Following.Value}': nothing is open here");
    }

    /// <summary>Statements up to a tag that begins with one of the words; the tag's opening stays.</summary>
    private List<Statement> ParseBody(params string[] until)
    {
        var body = new List<Statement>();
        while (true)
        {
            var token = _reader.Current;
            switch (token.Kind)
            {
                case TokenKind.Text:
                    _reader.Next();
                    body.Add(new TextOutput(token.Value, token.Line));
                    break;
                case TokenKind.OpenExpression:
                    _reader.Next();
                    body.Add(new Output(_expressions.ParseMany(), token.Line));
                    _reader.Require(TokenKind.CloseExpression);
                    break;
                case TokenKind.OpenStatement when until.Contains(_reader.Following.Value) || IsEnd(_reader.Following.Value):
                    return body;
                case TokenKind.OpenStatement:
                    body.Add(ParseStatement());
                    break;
                default:
                    return until.Length == 0 ? body : throw _reader.Wrong($"{until[^1]} is missing");
            }
        }
    }

    private static bool IsEnd(string word) => word is "else" or "elif" || word.StartsWith("end", StringComparison.Ordinal);

    private Statement ParseStatement()
    {
        var line = _reader.Next().Line;
        var word = _reader.RequireName();
        return word switch
        {
            "if" => ParseConditional(line),
            "for" => ParseLoop(line),
            "set" => ParseSet(line),
            "macro" => ParseDefinition(line, isTest: false),
            "test" or "data_test" => ParseDefinition(line, isTest: true),
            "do" => ParseDo(line),
            _ when NotHere.Contains(word) => throw new DbtException($"{{% {word} %}}: not supported by the embedded runner", _reader.File, line),
            _ => throw new DbtException($"there is no tag '{word}'", _reader.File, line),
        };
    }

    private void Close() => _reader.Require(TokenKind.CloseStatement);

    private void RequireEnd(params ReadOnlySpan<string> words)
    {
        _reader.Require(TokenKind.OpenStatement);
        var word = _reader.Current.Value;
        if (!words.Contains(word)) throw _reader.Wrong($"expected {words[0]}, got '{word}'");
        _reader.Next();
        Close();
    }

    private Conditional ParseConditional(int line)
    {
        var branches = new List<(Expression?, IReadOnlyList<Statement>)>();
        Expression? condition = _expressions.ParseOne();
        while (true)
        {
            Close();
            branches.Add((condition, ParseBody("elif", "else", "endif")));
            if (_reader.Following.Value == "endif") break;
            if (condition is null) throw _reader.Wrong("a branch follows else");
            _reader.Next();
            condition = _reader.RequireName() == "elif" ? _expressions.ParseOne() : null;
        }
        RequireEnd("endif");
        return new Conditional(branches, line);
    }

    private Loop ParseLoop(int line)
    {
        var targets = new List<string> { _reader.RequireName() };
        while (_reader.TakeSymbol(",")) targets.Add(_reader.RequireName());
        if (!_reader.TakeName("in")) throw _reader.Wrong("expected 'in'");
        var source = _expressions.ParseOr();
        var where = _reader.TakeName("if") ? _expressions.ParseOne() : null;
        if (_reader.Current.IsName("recursive")) throw _reader.Wrong("a recursive loop: not supported by the embedded runner");
        Close();
        var body = ParseBody("else", "endfor");
        List<Statement> otherwise = [];
        if (_reader.Following.Value == "else")
        {
            _reader.Next();
            _reader.Next();
            Close();
            otherwise = ParseBody("endfor");
        }
        RequireEnd("endfor");
        return new Loop(targets, source, where, body, otherwise, line);
    }

    private Statement ParseSet(int line)
    {
        var targets = new List<Expression>();
        do
        {
            var at = _reader.Line;
            var name = new Name(_reader.RequireName(), at);
            targets.Add(_reader.TakeSymbol(".") ? new Attribute(name, _reader.RequireName(), at) : name);
        }
        while (_reader.TakeSymbol(","));
        if (_reader.TakeSymbol("="))
        {
            var value = _expressions.ParseMany();
            Close();
            return new Assignment(targets, value, line);
        }
        if (targets is not [Name target]) throw _reader.Wrong("expected '='");
        Close();
        var body = ParseBody("endset");
        RequireEnd("endset");
        return new BlockAssignment(target.Identifier, body, line);
    }

    private Definition ParseDefinition(int line, bool isTest)
    {
        var name = _reader.RequireName();
        var parameters = new List<(string, Expression?)>();
        _reader.RequireSymbol("(");
        while (!_reader.TakeSymbol(")"))
        {
            var parameter = _reader.RequireName();
            parameters.Add((parameter, _reader.TakeSymbol("=") ? _expressions.ParseOne() : null));
            if (!_reader.Current.IsSymbol(")")) _reader.RequireSymbol(",");
        }
        Close();
        var body = isTest ? ParseBody("endtest", "enddata_test") : ParseBody("endmacro");
        if (isTest) RequireEnd("endtest", "enddata_test");
        else RequireEnd("endmacro");
        return new Definition(name, isTest, parameters, body, line);
    }

    private Do ParseDo(int line)
    {
        var value = _expressions.ParseMany();
        Close();
        return new Do(value, line);
    }
}
