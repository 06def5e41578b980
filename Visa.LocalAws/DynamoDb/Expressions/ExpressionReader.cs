using System.Globalization;
using System.Text;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>A cursor over the tokens of one expression, with the parts that every kind of expression shares.</summary>
/// <param name="kind">The request's parameter that holds the expression, as error messages name it.</param>
internal sealed class ExpressionReader(string expression, string kind, ExpressionScope scope)
{
    private const int LargestExpression = 4096;
    private const int DeepestNesting = 300;

    private readonly IReadOnlyList<Token> _tokens = string.IsNullOrWhiteSpace(expression)
        ? throw ValidationFailure.Of($"Invalid {kind}: The expression can not be empty;")
        : Tokenizer.Split(Bounded(expression, kind), kind);

    private int _next;
    private int _depth;

    public string Kind => kind;

    public Token Current => _tokens[_next];

    /// <summary>How many tokens have been taken.</summary>
    public int Position => _next;

    /// <summary>Whether a function's name and its opening bracket come next.</summary>
    public bool IsAtFunction => Current.Kind == TokenKind.Word && _tokens[_next + 1].Is("(");

    /// <summary>The place of the bracket that closes the one at <paramref name="opening"/>; the end if there is none.</summary>
    public int ClosingOf(int opening)
    {
        var depth = 0;
        for (var place = opening; place < _tokens.Count; place++)
        {
            depth += _tokens[place].Is("(") ? 1 : _tokens[place].Is(")") ? -1 : 0;
            if (depth == 0)
                return place;
        }
        return _tokens.Count;
    }

    /// <summary>Goes one level down, of a few hundred that an expression may have.</summary>
    public void Enter()
    {
        if (++_depth > DeepestNesting)
            throw ValidationFailure.Of($"Invalid {kind}: The expression contains too many operators;");
    }

    public void Leave() => _depth--;

    public Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _next++;
        return token;
    }

    public bool TryTake(string symbol)
    {
        var found = Current.Is(symbol);
        _next += found ? 1 : 0;
        return found;
    }

    public bool TryTakeWord(string keyword)
    {
        var found = Current.IsWord(keyword);
        _next += found ? 1 : 0;
        return found;
    }

    public void Expect(string symbol)
    {
        if (!TryTake(symbol))
            throw SyntaxError();
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
            throw SyntaxError();
    }

    public AttributeValue Value() => Current.Kind == TokenKind.ValuePlaceholder ? scope.Value(Take().Text, kind) : throw SyntaxError();

    public Operand Operand() => Current.Kind == TokenKind.ValuePlaceholder
        ? Expressions.Operand.Given(Value())
        : Expressions.Operand.At(Path());

    public DocumentPath Path()
    {
        var steps = new List<PathStep> { PathStep.Member(Name()) };
        while (Current.Is(".") || Current.Is("["))
        {
            if (TryTake("."))
            {
                steps.Add(PathStep.Member(Name()));
                continue;
            }
            Expect("[");
            steps.Add(PathStep.Element(Index()));
            Expect("]");
        }
        return new DocumentPath(steps);
    }

    /// <summary>Names the token and what the expression has from the one before it to the one after it, as AWS does.</summary>
    public AwsException SyntaxError()
    {
        var near = expression[_tokens[Math.Max(0, _next - 1)].Start.._tokens[Math.Min(_next + 1, _tokens.Count - 1)].End].TrimEnd();
        return ValidationFailure.Of($"Invalid {kind}: Syntax error; token: \"{Current.Text}\", near: \"{near}\"");
    }

    private static string Bounded(string expression, string kind)
    {
        var size = Encoding.UTF8.GetByteCount(expression);
        return size <= LargestExpression
            ? expression
            : throw ValidationFailure.Of($"Invalid {kind}: Expression size has exceeded the maximum allowed size; expression size: {size}");
    }

    private string Name()
    {
        if (Current.Kind == TokenKind.NamePlaceholder)
            return scope.Name(Take().Text, kind);
        if (Current.Kind != TokenKind.Word)
            throw SyntaxError();
        return ReservedWords.Contains(Current.Text)
            ? throw ValidationFailure.Of($"Invalid {kind}: Attribute name is a reserved keyword; reserved keyword: {Current.Text}")
            : Take().Text;
    }

    private int Index()
    {
        if (Current.Kind != TokenKind.Integer || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw SyntaxError();
        Take();
        return index;
    }
}
