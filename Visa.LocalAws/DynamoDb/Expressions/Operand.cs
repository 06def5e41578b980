using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>One side of a condition: a place in the item, its size, or a given value.</summary>
internal sealed record Operand(DocumentPath? Path, AttributeValue? Value, bool IsSize = false)
{
    public static Operand At(DocumentPath path) => new(path, null);

    public static Operand Given(AttributeValue value) => new(null, value);

    public AttributeValue? Evaluate(AttributeMap item)
    {
        var value = Path is null ? Value : Path.Find(item);
        return IsSize && value is not null ? SizeOf(value) : value;
    }

    private static AttributeValue? SizeOf(AttributeValue value) => value.Type switch
    {
        AttributeType.S => AttributeValue.Of(value.Text.Length),
        AttributeType.B => AttributeValue.Of(value.Bytes.Length),
        AttributeType.M => AttributeValue.Of(value.Map.Count),
        AttributeType.L or AttributeType.SS or AttributeType.NS or AttributeType.BS => AttributeValue.Of(value.Elements.Count),
        _ => null,
    };
}
