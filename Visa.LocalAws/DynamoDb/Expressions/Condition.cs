using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>A condition on an item: a junction of others, or a test of operands. Both syntaxes, expressions and the legacy parameters, become this.</summary>
internal sealed record Condition(ConditionKind Kind, IReadOnlyList<Condition> Parts, IReadOnlyList<Operand> Operands)
{
    public static Condition Test(ConditionKind kind, params IReadOnlyList<Operand> operands) => new(kind, [], operands);

    public static Condition Join(ConditionKind kind, params IReadOnlyList<Condition> parts) => parts.Count == 1 && kind != ConditionKind.Not ? parts[0] : new(kind, parts, []);

    /// <summary>The names of the attributes that it looks at.</summary>
    public IEnumerable<string> Attributes =>
        Operands.Select(operand => operand.Path?.Attribute).OfType<string>().Concat(Parts.SelectMany(part => part.Attributes));

    /// <summary>The same test with its value on the right: <c>1 = a</c> and <c>1 &lt; a</c> mean <c>a = 1</c> and <c>a &gt; 1</c>.</summary>
    public Condition Turned()
    {
        if (Operands is not [{ Value: not null }, { Path: not null }] || Kind is < ConditionKind.Equal or > ConditionKind.GreaterOrEqual)
            return this;
        var turned = Kind switch
        {
            ConditionKind.Less => ConditionKind.Greater,
            ConditionKind.LessOrEqual => ConditionKind.GreaterOrEqual,
            ConditionKind.Greater => ConditionKind.Less,
            ConditionKind.GreaterOrEqual => ConditionKind.LessOrEqual,
            _ => Kind,
        };
        return Test(turned, Operands[1], Operands[0]);
    }

    public bool Holds(AttributeMap item) => Kind switch
    {
        ConditionKind.And => Parts.All(part => part.Holds(item)),
        ConditionKind.Or => Parts.Any(part => part.Holds(item)),
        ConditionKind.Not => !Parts[0].Holds(item),
        ConditionKind.Exists => Operands[0].Evaluate(item) is not null,
        ConditionKind.NotExists => Operands[0].Evaluate(item) is null,
        _ => Compare(Operands[0].Evaluate(item), item),
    };

    private bool Compare(AttributeValue? left, AttributeMap item)
    {
        if (left is null)
            return Kind == ConditionKind.NotEqual;
        if (Kind == ConditionKind.In)
            return Operands.Skip(1).Any(operand => left.Equals(operand.Evaluate(item)));
        var right = Operands[1].Evaluate(item);
        return Kind switch
        {
            ConditionKind.Equal => left.Equals(right),
            ConditionKind.NotEqual => !left.Equals(right),
            ConditionKind.HasType => left.Type.ToString() == right?.Text,
            ConditionKind.BeginsWith => right is not null && BeginsWith(left, right),
            ConditionKind.Contains => right is not null && Contains(left, right),
            ConditionKind.Between => Order(left, right) >= 0 && Order(left, Operands[2].Evaluate(item)) <= 0,
            ConditionKind.Less => Order(left, right) < 0,
            ConditionKind.LessOrEqual => Order(left, right) <= 0,
            ConditionKind.Greater => Order(left, right) > 0,
            _ => Order(left, right) >= 0,
        };
    }

    /// <summary>Null, for which every comparison is false, when the two have no common order.</summary>
    private static int? Order(AttributeValue left, AttributeValue? right) =>
        left.Type == right?.Type && left.Type is AttributeType.S or AttributeType.N or AttributeType.B
            ? AttributeOrder.Instance.Compare(left, right)
            : null;

    private static bool BeginsWith(AttributeValue value, AttributeValue prefix) => (value.Type, prefix.Type) switch
    {
        (AttributeType.S, AttributeType.S) => value.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
        (AttributeType.B, AttributeType.B) => value.Bytes.Span.StartsWith(prefix.Bytes.Span),
        _ => false,
    };

    private static bool Contains(AttributeValue value, AttributeValue part) => (value.Type, part.Type) switch
    {
        (AttributeType.S, AttributeType.S) => value.Text.Contains(part.Text, StringComparison.Ordinal),
        (AttributeType.B, AttributeType.B) => value.Bytes.Span.IndexOf(part.Bytes.Span) >= 0,
        (AttributeType.L, _) => value.Elements.Contains(part),
        _ => value.IsSet && value.Elements.Contains(part),
    };
}
