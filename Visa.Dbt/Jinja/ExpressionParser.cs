using System.Globalization;

namespace Visa.Dbt.Jinja;

/// <summary>Reads expressions with Jinja's precedence: choice, or, and, not, comparison, sum, ~, product, power, sign, then filters and tests.</summary>
internal sealed class ExpressionParser(TokenReader reader)
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    /// <summary>One value of a text that is an expression, such as <c>ref('x')</c> in a YAML file.</summary>
    public static Expression Parse(string source, string file, int line)
    {
        var reader = new TokenReader(JinjaLexer.ReadExpression(source, file, line), file);
        var value = new ExpressionParser(reader).ParseOne();
        return reader.Current.Kind == TokenKind.End ? value : throw reader.Wrong($"unexpected '{reader.Current.Value}'");
    }

    /// <summary>A value, or a tuple of them.</summary>
    public Expression ParseMany()
    {
        var line = reader.Line;
        var first = ParseOne();
        if (!reader.Current.IsSymbol(",")) return first;
        var items = new List<Expression> { first };
        while (reader.TakeSymbol(","))
        {
            if (reader.Current.Kind is TokenKind.CloseExpression or TokenKind.CloseStatement || reader.Current.IsSymbol(")")) break;
            items.Add(ParseOne());
        }
        return new ListOf(items, line);
    }

    public Expression ParseOne()
    {
        var value = ParseOr();
        while (reader.Current.IsName("if"))
        {
            var line = reader.Next().Line;
            var condition = ParseOr();
            value = new Choice(condition, value, reader.TakeName("else") ? ParseOne() : null, line);
        }
        return value;
    }

    /// <summary>A value that an <c>if</c> after it does not belong to: the source of a loop.</summary>
    public Expression ParseOr()
    {
        var left = ParseAnd();
        while (reader.Current.IsName("or"))
        {
            var line = reader.Next().Line;
            left = new Binary("or", left, ParseAnd(), line);
        }
        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseNot();
        while (reader.Current.IsName("and"))
        {
            var line = reader.Next().Line;
            left = new Binary("and", left, ParseNot(), line);
        }
        return left;
    }

    private Expression ParseNot()
    {
        if (!reader.Current.IsName("not")) return ParseComparison();
        var line = reader.Next().Line;
        return new Unary("not", ParseNot(), line);
    }

    private Expression ParseComparison()
    {
        var first = ParseSum();
        Expression? all = null;
        for (var left = first; ;)
        {
            var line = reader.Line;
            if (ComparisonHere() is not { } comparison) return all ?? first;
            var right = ParseSum();
            var one = new Binary(comparison, left, right, line);
            all = all is null ? one : new Binary("and", all, one, line);
            left = right;
        }
    }

    private string? ComparisonHere()
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.Symbol && Comparisons.Contains(token.Value)) return reader.Next().Value;
        if (reader.TakeName("in")) return "in";
        if (!token.IsName("not") || !reader.Following.IsName("in")) return null;
        reader.Next();
        reader.Next();
        return "not in";
    }

    private Expression ParseSum() => ParseChain(ParseConcatenation, "+", "-");

    private Expression ParseConcatenation() => ParseChain(ParseProduct, "~");

    private Expression ParseProduct() => ParseChain(ParsePower, "*", "/", "//", "%");

    private Expression ParseChain(Func<Expression> part, params ReadOnlySpan<string> operators)
    {
        var left = part();
        while (reader.Current.Kind == TokenKind.Symbol && operators.Contains(reader.Current.Value))
        {
            var token = reader.Next();
            left = new Binary(token.Value, left, part(), token.Line);
        }
        return left;
    }

    /// <summary>In Jinja a power takes its sign with it, and powers go from left to right.</summary>
    private Expression ParsePower() => ParseChain(() => ParseSign(takesFilters: true), "**");

    private Expression ParseSign(bool takesFilters)
    {
        var token = reader.Current;
        Expression value;
        if (token.IsSymbol("-") || token.IsSymbol("+"))
        {
            reader.Next();
            value = new Unary(token.Value, ParseSign(takesFilters: false), token.Line);
        }
        else
            value = ParsePostfix(ParsePrimary());
        return takesFilters ? ParseFilters(value) : value;
    }

    private Expression ParsePrimary()
    {
        var token = reader.Next();
        switch (token.Kind)
        {
            case TokenKind.Name:
                return token.Value switch
                {
                    "true" or "True" => new Literal(true, token.Line),
                    "false" or "False" => new Literal(false, token.Line),
                    "none" or "None" => new Literal(null, token.Line),
                    _ => new Name(token.Value, token.Line),
                };
            case TokenKind.Integer:
                return new Literal(long.Parse(token.Value, CultureInfo.InvariantCulture), token.Line);
            case TokenKind.Float:
                return new Literal(double.Parse(token.Value, CultureInfo.InvariantCulture), token.Line);
            case TokenKind.String:
                var text = token.Value;
                while (reader.Current.Kind == TokenKind.String) text += reader.Next().Value;
                return new Literal(text, token.Line);
            case TokenKind.Symbol when token.Value == "(":
                return ParseGroup(token.Line);
            case TokenKind.Symbol when token.Value == "[":
                return new ListOf(ParseItems("]"), token.Line);
            case TokenKind.Symbol when token.Value == "{":
                return ParseDict(token.Line);
            default:
                throw new DbtException($"unexpected '{token.Value}'", reader.File, token.Line);
        }
    }

    private Expression ParseGroup(int line)
    {
        if (reader.TakeSymbol(")")) return new ListOf([], line);
        var value = ParseMany();
        reader.RequireSymbol(")");
        return value;
    }

    private List<Expression> ParseItems(string close)
    {
        var items = new List<Expression>();
        while (!reader.TakeSymbol(close))
        {
            items.Add(ParseOne());
            if (!reader.Current.IsSymbol(close)) reader.RequireSymbol(",");
        }
        return items;
    }

    private DictOf ParseDict(int line)
    {
        var items = new List<(Expression, Expression)>();
        while (!reader.TakeSymbol("}"))
        {
            var key = ParseOne();
            reader.RequireSymbol(":");
            items.Add((key, ParseOne()));
            if (!reader.Current.IsSymbol("}")) reader.RequireSymbol(",");
        }
        return new DictOf(items, line);
    }

    private Expression ParsePostfix(Expression value)
    {
        while (true)
        {
            var line = reader.Line;
            if (reader.TakeSymbol("."))
                value = reader.Current.Kind == TokenKind.Integer
                    ? new Item(value, new Literal(long.Parse(reader.Next().Value, CultureInfo.InvariantCulture), line), line)
                    : new Attribute(value, reader.RequireName(), line);
            else if (reader.TakeSymbol("["))
                value = ParseItem(value, line);
            else if (reader.Current.IsSymbol("("))
            {
                var (arguments, named) = ParseArguments();
                value = new Call(value, arguments, named, line);
            }
            else
                return value;
        }
    }

    private Expression ParseItem(Expression target, int line)
    {
        var start = reader.Current.IsSymbol(":") ? null : ParseOne();
        if (!reader.TakeSymbol(":"))
        {
            reader.RequireSymbol("]");
            return new Item(target, start!, line);
        }
        var end = reader.Current.IsSymbol("]") ? null : ParseOne();
        reader.RequireSymbol("]");
        return new Slice(target, start, end, line);
    }

    private (List<Expression> Arguments, List<(string Name, Expression Value)> Named) ParseArguments()
    {
        var arguments = new List<Expression>();
        var named = new List<(string, Expression)>();
        reader.RequireSymbol("(");
        while (!reader.TakeSymbol(")"))
        {
            if (reader.Current.IsSymbol("*") || reader.Current.IsSymbol("**"))
                throw reader.Wrong("*args and **kwargs in a call: not supported by the embedded runner. Name the arguments.");
            if (reader.Current.Kind == TokenKind.Name && reader.Following.IsSymbol("="))
            {
                var name = reader.Next().Value;
                reader.Next();
                named.Add((name, ParseOne()));
            }
            else if (named.Count > 0)
                throw reader.Wrong("an argument without a name follows one with a name");
            else
                arguments.Add(ParseOne());
            if (!reader.Current.IsSymbol(")")) reader.RequireSymbol(",");
        }
        return (arguments, named);
    }

    private Expression ParseFilters(Expression value)
    {
        while (true)
        {
            var line = reader.Line;
            if (reader.TakeSymbol("|"))
            {
                var name = reader.RequireName();
                var (arguments, named) = reader.Current.IsSymbol("(") ? ParseArguments() : ([], []);
                value = ParsePostfix(new Filter(value, name, arguments, named, line));
            }
            else if (reader.TakeName("is"))
                value = ParseCheck(value, line);
            else
                return value;
        }
    }

    private Check ParseCheck(Expression value, int line)
    {
        var isNegated = reader.TakeName("not");
        var name = reader.RequireName();
        if (reader.Current.IsSymbol("(")) return new Check(value, name, ParseArguments().Arguments, isNegated, line);
        var takesOne = reader.Current.Kind is TokenKind.Integer or TokenKind.Float or TokenKind.String
            || reader.Current.IsSymbol("[") || reader.Current.IsSymbol("{")
            || (reader.Current.Kind == TokenKind.Name && reader.Current.Value is not ("else" or "or" or "and" or "if" or "is" or "not" or "in"));
        return new Check(value, name, takesOne ? [ParsePostfix(ParsePrimary())] : [], isNegated, line);
    }
}
