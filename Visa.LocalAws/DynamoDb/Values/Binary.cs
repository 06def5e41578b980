namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>A byte string with the equality and the unsigned order of its bytes.</summary>
internal readonly struct Binary(byte[] bytes) : IEquatable<Binary>, IComparable<Binary>
{
    public ReadOnlySpan<byte> Span => bytes;

    public int Length => bytes.Length;

    public bool Equals(Binary other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Binary other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public int CompareTo(Binary other) => Span.SequenceCompareTo(other.Span);
}
