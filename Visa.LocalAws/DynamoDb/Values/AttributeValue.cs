using System.Text;

namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>One DynamoDB value of any type, never changed once made.</summary>
internal sealed class AttributeValue : IEquatable<AttributeValue>
{
    private const int ContainerOverhead = 3;
    private readonly object _content;

    private AttributeValue(AttributeType type, object content)
    {
        Type = type;
        _content = content;
    }

    public static AttributeValue Null { get; } = new(AttributeType.NULL, true);

    public AttributeType Type { get; }

    public string Text => (string)_content;

    public DynamoNumber Number => (DynamoNumber)_content;

    public Binary Bytes => (Binary)_content;

    public bool Flag => (bool)_content;

    public AttributeMap Map => (AttributeMap)_content;

    /// <summary>The elements of a list in their order, or of a set sorted.</summary>
    public IReadOnlyList<AttributeValue> Elements => (AttributeValue[])_content;

    public bool IsSet => Type is AttributeType.SS or AttributeType.NS or AttributeType.BS;

    /// <summary>The size that DynamoDB counts against the 400 KB of an item.</summary>
    public int Size => Type switch
    {
        AttributeType.S => Encoding.UTF8.GetByteCount(Text),
        AttributeType.N => ((Number.Digits + 1) / 2) + 1,
        AttributeType.B => Bytes.Length,
        AttributeType.M => ContainerOverhead + Map.Size + Map.Count,
        AttributeType.L => ContainerOverhead + Elements.Sum(element => element.Size + 1),
        AttributeType.BOOL or AttributeType.NULL => 1,
        _ => Elements.Sum(element => element.Size),
    };

    public static AttributeValue Of(string text) => new(AttributeType.S, text);

    public static AttributeValue Of(DynamoNumber number) => new(AttributeType.N, number);

    public static AttributeValue Of(long number) => Of(DynamoNumber.Parse(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static AttributeValue Of(byte[] bytes) => new(AttributeType.B, new Binary(bytes));

    public static AttributeValue Of(bool flag) => new(AttributeType.BOOL, flag);

    public static AttributeValue Of(AttributeMap map) => new(AttributeType.M, map);

    public static AttributeValue ListOf(IEnumerable<AttributeValue> elements) => new(AttributeType.L, elements.ToArray());

    /// <summary>A set of scalars of <paramref name="elementType"/>; duplicates collapse.</summary>
    public static AttributeValue SetOf(AttributeType elementType, IEnumerable<AttributeValue> elements) =>
        new(SetTypeOf(elementType), elements.Distinct().Order(AttributeOrder.Instance).ToArray());

    public static AttributeType SetTypeOf(AttributeType elementType) => elementType switch
    {
        AttributeType.S => AttributeType.SS,
        AttributeType.N => AttributeType.NS,
        AttributeType.B => AttributeType.BS,
        _ => throw new ArgumentOutOfRangeException(nameof(elementType), elementType, "Only scalars form sets."),
    };

    public bool Equals(AttributeValue? other)
    {
        if (other is null || other.Type != Type)
            return false;
        return _content is AttributeValue[] elements ? elements.AsSpan().SequenceEqual((AttributeValue[])other._content) : _content.Equals(other._content);
    }

    public override bool Equals(object? obj) => Equals(obj as AttributeValue);

    public override int GetHashCode() =>
        _content is AttributeValue[] elements ? elements.Aggregate((int)Type, HashCode.Combine) : HashCode.Combine(Type, _content);
}
