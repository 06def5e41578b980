using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Reads update expressions: SET, REMOVE, ADD and DELETE clauses, each at most once, in any order.</summary>
internal static class UpdateParser
{
    private const string Kind = "UpdateExpression";

    public static IReadOnlyList<UpdateAction> Parse(string expression, ExpressionScope scope)
    {
        var reader = new ExpressionReader(expression, Kind, scope);
        var actions = new List<UpdateAction>();
        var clauses = new HashSet<UpdateKind>();
        while (reader.Current.Kind != TokenKind.End)
        {
            if (reader.Current.Kind != TokenKind.Word || !Enum.TryParse<UpdateKind>(reader.Current.Text, ignoreCase: true, out var kind))
                throw reader.SyntaxError();
            if (!clauses.Add(kind))
                throw ValidationFailure.Of($"Invalid {Kind}: The \"{reader.Current.Text}\" section can only be used once in an update expression;");
            reader.Take();
            do
                actions.Add(Action(reader, kind));
            while (reader.TryTake(","));
        }
        EnsureApart(actions);
        return actions;
    }

    private static UpdateAction Action(ExpressionReader reader, UpdateKind kind)
    {
        var path = reader.Path();
        if (kind == UpdateKind.Remove)
            return new(kind, path, null);
        if (kind == UpdateKind.Set)
        {
            reader.Expect("=");
            return new(kind, path, Sum(reader));
        }
        var value = reader.Value();
        var isFit = value.IsSet || (kind == UpdateKind.Add && value.Type == AttributeType.N);
        if (!isFit)
        {
            throw ValidationFailure.Of(
                $"Invalid {Kind}: Incorrect operand type for operator or function; operator: {kind.ToString().ToUpperInvariant()}, operand type: {TypeName(value.Type)}");
        }
        return new(kind, path, UpdateValue.Of(Operand.Given(value)));
    }

    private static UpdateValue Sum(ExpressionReader reader)
    {
        var left = Term(reader);
        var function = reader.Current.Text switch { "+" => UpdateFunction.Plus, "-" => UpdateFunction.Minus, _ => UpdateFunction.None };
        if (function == UpdateFunction.None)
            return left;
        var sign = reader.Take().Text;
        var right = Term(reader);
        EnsureType(left, sign, AttributeType.N);
        EnsureType(right, sign, AttributeType.N);
        return new(function, null, left, right);
    }

    private static UpdateValue Term(ExpressionReader reader)
    {
        reader.Enter();
        var term = Factor(reader);
        reader.Leave();
        return term;
    }

    private static UpdateValue Factor(ExpressionReader reader)
    {
        if (reader.TryTake("("))
        {
            var inner = Sum(reader);
            reader.Expect(")");
            return inner;
        }
        return reader.IsAtFunction ? Function(reader) : UpdateValue.Of(reader.Operand());
    }

    private static UpdateValue Function(ExpressionReader reader)
    {
        var name = reader.Take().Text;
        reader.Expect("(");
        if (name is not ("if_not_exists" or "list_append"))
            throw ValidationFailure.Of($"Invalid {Kind}: Invalid function name; function: {name}");
        var first = name == "list_append" ? Sum(reader) : UpdateValue.Of(reader.Operand());
        if (name == "if_not_exists" && first.Operand!.Path is null)
            throw ValidationFailure.Of($"Invalid {Kind}: Operator or function requires a document path; operator or function: {name}");
        reader.Expect(",");
        var second = Sum(reader);
        reader.Expect(")");
        if (name == "if_not_exists")
            return new(UpdateFunction.IfNotExists, first.Operand, null, second);
        EnsureType(first, name, AttributeType.L);
        EnsureType(second, name, AttributeType.L);
        return new(UpdateFunction.ListAppend, null, first, second);
    }

    private static void EnsureType(UpdateValue part, string name, AttributeType expected)
    {
        if (part.Function == UpdateFunction.None && part.Operand!.Value is { } given && given.Type != expected)
        {
            throw ValidationFailure.Of(
                $"Invalid {Kind}: Incorrect operand type for operator or function; operator or function: {name}, operand type: {given.Type}");
        }
    }

    private static void EnsureApart(List<UpdateAction> actions)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            foreach (var other in actions.Take(i))
                EnsureApart(other.Path, actions[i].Path);
        }
    }

    private static void EnsureApart(DocumentPath first, DocumentPath second)
    {
        if (first.Overlaps(second))
        {
            throw ValidationFailure.Of(
                $"Invalid {Kind}: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {first}, path two: {second}");
        }
        if (first.Conflicts(second))
        {
            throw ValidationFailure.Of(
                $"Invalid {Kind}: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {first}, path two: {second}");
        }
    }

    private static string TypeName(AttributeType type) => type switch
    {
        AttributeType.S => "STRING",
        AttributeType.N => "NUMBER",
        AttributeType.B => "BINARY",
        AttributeType.L => "LIST",
        AttributeType.M => "MAP",
        _ => type.ToString(),
    };
}
