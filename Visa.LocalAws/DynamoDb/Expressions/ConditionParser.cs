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
        reader.Enter();
        var condition = Negation(reader);
        reader.Leave();
        return condition;
    }

    private static Condition Negation(ExpressionReader reader)
    {
        if (reader.TryTakeWord("NOT"))
            return Condition.Join(ConditionKind.Not, Not(reader));
        if (reader.TryTake("("))
        {
            var isDouble = reader.Current.Is("(");
            var start = reader.Position;
            var inner = Or(reader);
            if (isDouble && reader.ClosingOf(start) == reader.Position - 1)
                throw ValidationFailure.Of($"Invalid {reader.Kind}: The expression has redundant parentheses;");
            reader.Expect(")");
            return inner;
        }
        if (!reader.IsAtFunction || reader.Current.Text == "size")
            return Comparison(reader);
        var name = reader.Current.Text;
        var function = Function(reader);
        return Comparators.ContainsKey(reader.Current.Text) ? throw Misused(reader, name) : function;
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
        EnsureDistinct(reader, name, operands);
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
        if (kind == ConditionKind.HasType && given is not null && !Enum.GetNames<AttributeType>().Contains(given.Text))
            throw ValidationFailure.Of($"Invalid {reader.Kind}: Invalid attribute type name found; type: {given.Text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
    }

    private static void EnsureDistinct(ExpressionReader reader, string name, List<Operand> operands)
    {
        if (operands[0] is { Path: { } path, IsSize: false } && operands.Skip(1).Any(operand => !operand.IsSize && operand.Path?.ToString() == path.ToString()))
        {
            throw ValidationFailure.Of(
                $"Invalid {reader.Kind}: The first operand must be distinct from the remaining operands for this operator or function; operator: {name}, first operand: {path}");
        }
    }

    private static Condition Comparison(ExpressionReader reader)
    {
        var left = ConditionOperand(reader);
        if (left.IsSize && reader.Current.Kind is TokenKind.End)
            throw Misused(reader, "size");
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
        EnsureDistinct(reader, comparator, [left, right]);
        return Condition.Test(kind, left, right);
    }

    private static Condition Between(ExpressionReader reader, Operand value)
    {
        var low = ConditionOperand(reader);
        if (!reader.TryTakeWord("AND"))
            throw reader.SyntaxError();
        var high = ConditionOperand(reader);
        EnsureBounds(reader, low.Value, high.Value);
        return Condition.Test(ConditionKind.Between, value, low, high);
    }

    private static void EnsureBounds(ExpressionReader reader, AttributeValue? low, AttributeValue? high)
    {
        foreach (var bound in (ReadOnlySpan<AttributeValue?>)[low, high])
        {
            if (bound is { Type: not (AttributeType.S or AttributeType.N or AttributeType.B) })
                throw IncorrectType(reader, "BETWEEN", bound);
        }
        if (low is null || high is null)
            return;
        var problem = low.Type != high.Type ? "same data type for lower and upper bounds"
            : AttributeOrder.Instance.Compare(low, high) > 0 ? "upper bound to be greater than or equal to lower bound" : null;
        if (problem is null)
            return;
        throw ValidationFailure.Of(
            $"Invalid {reader.Kind}: The BETWEEN operator requires {problem}; lower bound operand: AttributeValue: {Print(low)}, upper bound operand: AttributeValue: {Print(high)}");
    }

    private static string Print(AttributeValue value) => value.Type switch
    {
        AttributeType.S => $"{{S:{value.Text}}}",
        AttributeType.N => $"{{N:{value.Number}}}",
        _ => $"{{B:{Convert.ToBase64String(value.Bytes.Span)}}}",
    };

    private static Protocol.AwsException Misused(ExpressionReader reader, string function) =>
        ValidationFailure.Of($"Invalid {reader.Kind}: The function is not allowed to be used this way in an expression; function: {function}");

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
            throw Misused(reader, reader.Current.Text);
        reader.Take();
        reader.Expect("(");
        var measured = reader.Operand();
        reader.Expect(")");
        if (measured.Value is { Type: AttributeType.N or AttributeType.BOOL or AttributeType.NULL } sizeless)
            throw IncorrectType(reader, "size", sizeless);
        return measured with { IsSize = true };
    }

    private static Protocol.AwsException IncorrectType(ExpressionReader reader, string name, AttributeValue given) => ValidationFailure.Of(
        $"Invalid {reader.Kind}: Incorrect operand type for operator or function; operator or function: {name}, operand type: {given.Type}");
}
