namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>DynamoDB's order of scalars of one type: strings by their UTF-8 bytes, numbers by value, binaries by unsigned bytes.</summary>
internal sealed class AttributeOrder : IComparer<AttributeValue>
{
    public static AttributeOrder Instance { get; } = new();

    public int Compare(AttributeValue? x, AttributeValue? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Type != y.Type)
            return x.Type.CompareTo(y.Type);
        return x.Type switch
        {
            AttributeType.S => Journals.Utf8Order.Instance.Compare(x.Text, y.Text),
            AttributeType.N => x.Number.CompareTo(y.Number),
            AttributeType.B => x.Bytes.CompareTo(y.Bytes),
            _ => throw new InvalidOperationException($"Values of type {x.Type} have no order."),
        };
    }
}
