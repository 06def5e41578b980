using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Reads condition, filter and key-condition expressions: OR binds weakest, then AND, then NOT.</summary>
internal static class ConditionParser
{
    private static readonly Dictionary<string, ConditionKind> Comparators = new()
    {
        ["="] = ConditionKind.Equal,
        ["<>"] = ConditionKind.NotEqual,
        ["<"] = ConditionKind.Less,
        ["<="] = ConditionKind.LessOrEqual,
        [">"] = ConditionKind.Greater,
        [">="] = ConditionKind.GreaterOrEqual,
    };

    private static readonly Dictionary<string, ConditionKind> Functions = new()
    {
        ["attribute_exists"] = ConditionKind.Exists,
        ["attribute_not_exists"] = ConditionKind.NotExists,
        ["attribute_type"] = ConditionKind.HasType,
        ["begins_with"] = ConditionKind.BeginsWith,
        ["contains"] = ConditionKind.Contains,
    };

    public static Condition Parse(string expression, string kind, ExpressionScope scope)
    {
        var reader = new ExpressionReader(expression, kind, scope);
        var condition = Or(reader);
        reader.ExpectEnd();
        return condition;
    }

    private static Condition Or(ExpressionReader reader)
    {
        var parts = new List<Condition> { And(reader) };
        while (reader.TryTakeWord("OR"))
            parts.Add(And(reader));
        return Condition.Join(ConditionKind.Or, parts);
    }

    private static Condition And(ExpressionReader reader)
    {
        var parts = new List<Condition> { Not(reader) };
        while (reader.TryTakeWord("AND"))
            parts.Add(Not(reader));
        return Condition.Join(ConditionKind.And, parts);
    }

    private static Condition Not(ExpressionReader reader)
    {
        if (reader.TryTakeWord("NOT"))
            return Condition.Join(ConditionKind.Not, Not(reader));
        if (reader.TryTake("("))
        {
            var inner = Or(reader);
            reader.Expect(")");
            return inner;
        }
        return reader.IsAtFunction && !reader.Current.IsWord("size") ? Function(reader) : Comparison(reader);
    }

    private static Condition Function(ExpressionReader reader)
    {
        var name = reader.Take().Text;
        if (!Functions.TryGetValue(name, out var kind))
            throw ValidationFailure.Of($"Invalid {reader.Kind}: Invalid function name; function: {name}");
        reader.Expect("(");
        var operands = new List<Operand> { ConditionOperand(reader) };
        while (reader.TryTake(","))
            operands.Add(ConditionOperand(reader));
        reader.Expect(")");
        var expected = kind is ConditionKind.Exists or ConditionKind.NotExists ? 1 : 2;
        if (operands.Count != expected)
        {
            throw ValidationFailure.Of(
                $"Invalid {reader.Kind}: Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {operands.Count}");
        }
        if (expected == 1 && operands[0].Path is null)
            throw ValidationFailure.Of($"Invalid {reader.Kind}: Operator or function requires a document path; operator or function: {name}");
        EnsureOperandType(reader, name, kind, operands[^1].Value);
        return Condition.Test(kind, operands);
    }

    private static void EnsureOperandType(ExpressionReader reader, string name, ConditionKind kind, AttributeValue? given)
    {
        var isFit = given is null || kind switch
        {
            ConditionKind.BeginsWith => given.Type is AttributeType.S or AttributeType.B,
            ConditionKind.HasType => given.Type == AttributeType.S,
            _ => true,
        };
        if (!isFit)
            throw IncorrectType(reader, name, given!);
    }

    private static Condition Comparison(ExpressionReader reader)
    {
        var left = ConditionOperand(reader);
        if (reader.TryTakeWord("BETWEEN"))
            return Between(reader, left);
        if (reader.TryTakeWord("IN"))
            return In(reader, left);
        if (!Comparators.TryGetValue(reader.Current.Text, out var kind))
            throw reader.SyntaxError();
        var comparator = reader.Take().Text;
        var right = ConditionOperand(reader);
        if (kind >= ConditionKind.Less && right.Value is { Type: not (AttributeType.S or AttributeType.N or AttributeType.B) } unordered)
            throw IncorrectType(reader, comparator, unordered);
        return Condition.Test(kind, left, right);
    }

    private static Condition Between(ExpressionReader reader, Operand value)
    {
        var low = ConditionOperand(reader);
        if (!reader.TryTakeWord("AND"))
            throw reader.SyntaxError();
        var high = ConditionOperand(reader);
        var areOrdered = low.Value is null || high.Value is null || (low.Value.Type == high.Value.Type && AttributeOrder.Instance.Compare(low.Value, high.Value) <= 0);
        if (!areOrdered)
        {
            throw ValidationFailure.Of(
                $"Invalid {reader.Kind}: The BETWEEN operator requires upper bound to be greater than or equal to lower bound and both of one type");
        }
        return Condition.Test(ConditionKind.Between, value, low, high);
    }

    private static Condition In(ExpressionReader reader, Operand value)
    {
        var operands = new List<Operand> { value };
        reader.Expect("(");
        do
            operands.Add(ConditionOperand(reader));
        while (reader.TryTake(","));
        reader.Expect(")");
        return Condition.Test(ConditionKind.In, operands);
    }

    private static Operand ConditionOperand(ExpressionReader reader)
    {
        if (!reader.IsAtFunction)
            return reader.Operand();
        if (reader.Current.Text != "size")
            throw ValidationFailure.Of($"Invalid {reader.Kind}: The function is not allowed to be used this way in an expression; function: {reader.Current.Text}");
        reader.Take();
        reader.Expect("(");
        var measured = reader.Operand();
        reader.Expect(")");
        return measured with { IsSize = true };
    }

    private static Protocol.AwsException IncorrectType(ExpressionReader reader, string name, AttributeValue given) => ValidationFailure.Of(
        $"Invalid {reader.Kind}: Incorrect operand type for operator or function; operator or function: {name}, operand type: {given.Type}");
}
